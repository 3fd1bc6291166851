/**
 * Remembers ids by a hash of 64 bits: eight bytes each at half load, where the texts would grow with the log. Among a million ids the chance that
 * any two are taken for one is 1 in 30 million.
 */
export class SeenIds {
  #count = 0;
  #table = new Uint32Array(2 * 1024);

  /** Whether the id is new. */
  add(id: string): boolean {
    if (this.#count * 4 >= this.#table.length) this.#grow();
    const [high, low] = hash(id);
    const isNew = insert(this.#table, high, low);
    if (isNew) this.#count++;
    return isNew;
  }

  has(id: string): boolean {
    const [high, low] = hash(id);
    const at = slotOf(this.#table, high, low);
    return this.#table[at] !== 0 || this.#table[at + 1] !== 0;
  }

  get size(): number {
    return this.#count;
  }

  #grow(): void {
    const larger = new Uint32Array(this.#table.length * 2);
    for (let at = 0; at < this.#table.length; at += 2) {
      const [high, low] = [this.#table[at] ?? 0, this.#table[at + 1] ?? 0];
      if (high !== 0 || low !== 0) insert(larger, high, low);
    }
    this.#table = larger;
  }
}

/** The slot that holds the pair, or the free one where it belongs. */
function slotOf(table: Uint32Array, high: number, low: number): number {
  const mask = table.length / 2 - 1;
  let slot = low & mask;
  for (;;) {
    const at = slot * 2;
    if ((table[at] === 0 && table[at + 1] === 0) || (table[at] === high && table[at + 1] === low)) return at;
    slot = (slot + 1) & mask;
  }
}

function insert(table: Uint32Array, high: number, low: number): boolean {
  const at = slotOf(table, high, low);
  if (table[at] !== 0 || table[at + 1] !== 0) return false;
  table[at] = high;
  table[at + 1] = low;
  return true;
}

/** Two mixes of the same text with different seeds and factors; never twice 0, which marks a free slot. */
function hash(text: string): readonly [number, number] {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x5bd1e995);
    low ^= low >>> 15;
  }
  high = finish(high ^ low);
  low = finish(low + Math.imul(high, 0x9e3779b1));
  return [high >>> 0, low >>> 0 || 1];
}

function finish(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
