/** Numbers in [0, 1) from a seed: the same seed gives the same sample and the same generated calls everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

/** `size` items, as evenly over the topics as they go: small topics are there whole before large ones are asked twice. */
export function sample<T extends { readonly topic: string }>(items: readonly T[], size: number, seed: number): readonly T[] {
  const random = randomFrom(seed);
  const topics = new Map<string, T[]>();
  for (const item of items) {
    const topic = topics.get(item.topic);
    if (topic === undefined) topics.set(item.topic, [item]);
    else topic.push(item);
  }
  const taken: T[] = [];
  const queues = shuffled([...topics.values()], random).map((of) => ({ of: [...of] }));
  while (taken.length < size) {
    const before = taken.length;
    for (const { of } of queues) {
      if (taken.length < size) taken.push(...of.splice(Math.floor(random() * of.length), 1));
    }
    if (taken.length === before) break;
  }
  return taken;
}
