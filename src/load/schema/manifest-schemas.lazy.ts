import marketplace from '../../../schemas/marketplace.json' with { type: 'json' };
import plugin from '../../../schemas/plugin.json' with { type: 'json' };

/** The schemas that only plugins and marketplaces need: long, and most projects have neither. */
export function manifestSchema(name: 'plugin.json' | 'marketplace.json'): unknown {
  return name === 'plugin.json' ? plugin : marketplace;
}
