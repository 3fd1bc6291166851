/**
 * Credentials that nobody was ever given, in the forms of their vendors, drawn anew from a seed at test time: a real-looking token
 * written down in a repository would be refused by every forge.
 */
export interface Fake {
  readonly vendor: string;
  /** The variable that usually holds it. */
  readonly name: string;
  readonly value: string;
  /** No detector can know it without its name. */
  readonly needsName?: true;
}

/** A small generator of our own, so that a failure can be repeated from its seed. */
export function drawer(seed: number): (alphabet: string, length: number) => string {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return (alphabet, length) => Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join('');
}

const HEX = '0123456789abcdef';
const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const WORD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const URL64 = `${WORD}-_`;
const B64 = `${WORD}+/`;
const DIGITS = '0123456789';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function fakes(seed: number): readonly Fake[] {
  const draw = drawer(seed);
  const uuid = () => [8, 4, 4, 4, 12].map((n) => draw(HEX, n)).join('-');
  const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jwt = () => [b64({ alg: 'HS256', typ: 'JWT' }), b64({ sub: draw(LOWER, 12), iat: 1_700_000_000 }), draw(URL64, 43)].join('.');
  const tail = (n: number) => `${draw(WORD, 1)}${draw(URL64, n - 2)}${draw(WORD, 1)}`;
  return [
    { vendor: 'anthropic api', name: 'ANTHROPIC_API_KEY', value: `sk-ant-api03-${tail(93)}AA` },
    { vendor: 'anthropic admin', name: 'ANTHROPIC_ADMIN_KEY', value: `sk-ant-admin01-${tail(93)}AA` },
    { vendor: 'anthropic oauth', name: 'CLAUDE_CODE_OAUTH_TOKEN', value: `sk-ant-oat01-${tail(93)}AA` },
    { vendor: 'anthropic refresh', name: 'REFRESH', value: `sk-ant-ort01-${tail(93)}AA` },
    { vendor: 'openai project', name: 'OPENAI_API_KEY', value: `sk-proj-${tail(74)}T3BlbkFJ${tail(74)}` },
    { vendor: 'openai legacy', name: 'OPENAI_API_KEY', value: `sk-${draw(WORD, 20)}T3BlbkFJ${draw(WORD, 20)}` },
    { vendor: 'openai service', name: 'OPENAI_API_KEY', value: `sk-svcacct-${tail(74)}T3BlbkFJ${tail(74)}` },
    { vendor: 'openrouter', name: 'OPENROUTER_API_KEY', value: `sk-or-v1-${draw(HEX, 64)}` },
    { vendor: 'deepseek', name: 'DEEPSEEK_API_KEY', value: `sk-${draw(HEX, 32)}` },
    { vendor: 'langfuse', name: 'LANGFUSE_SECRET_KEY', value: `sk-lf-${uuid()}` },
    { vendor: 'github classic', name: 'GITHUB_TOKEN', value: `ghp_${draw(WORD, 36)}` },
    { vendor: 'github oauth', name: 'GH_TOKEN', value: `gho_${draw(WORD, 36)}` },
    { vendor: 'github server', name: 'GH_TOKEN', value: `ghs_${draw(WORD, 36)}` },
    { vendor: 'github server signed', name: 'GH_TOKEN', value: `ghs_${jwt()}` },
    { vendor: 'github fine', name: 'GITHUB_PERSONAL_ACCESS_TOKEN', value: `github_pat_${draw(WORD, 22)}_${draw(WORD, 59)}` },
    { vendor: 'gitlab', name: 'GITLAB_TOKEN', value: `glpat-${tail(20)}` },
    { vendor: 'gitlab runner', name: 'RUNNER_TOKEN', value: `glrt-${tail(20)}` },
    { vendor: 'gitlab deploy', name: 'DEPLOY_TOKEN', value: `gldt-${tail(20)}` },
    { vendor: 'slack bot', name: 'SLACK_BOT_TOKEN', value: `xoxb-${draw(DIGITS, 12)}-${draw(DIGITS, 12)}-${draw(WORD, 24)}` },
    { vendor: 'slack user', name: 'SLACK_TOKEN', value: `xoxp-${draw(DIGITS, 12)}-${draw(DIGITS, 12)}-${draw(DIGITS, 12)}-${draw(HEX, 32)}` },
    { vendor: 'slack app', name: 'SLACK_APP_TOKEN', value: `xapp-1-A${draw(UPPER, 10)}-${draw(DIGITS, 13)}-${draw(HEX, 64)}` },
    { vendor: 'slack webhook', name: 'SLACK_URL', value: `https://hooks.slack.com/services/T${draw(UPPER, 8)}/B${draw(UPPER, 10)}/${draw(WORD, 24)}` },
    { vendor: 'discord webhook', name: 'HOOK_URL', value: `https://discord.com/api/webhooks/${draw('123456789', 18)}/${tail(68)}` },
    { vendor: 'telegram', name: 'TELEGRAM_BOT_TOKEN', value: `${draw('123456789', 10)}:AA${tail(33)}` },
    { vendor: 'aws id', name: 'AWS_ACCESS_KEY_ID', value: `AKIA${draw(BASE32, 16)}` },
    { vendor: 'aws secret', name: 'AWS_SECRET_ACCESS_KEY', value: draw(B64, 40), needsName: true },
    { vendor: 'bedrock', name: 'AWS_BEARER_TOKEN_BEDROCK', value: `ABSK${draw(B64, 120)}` },
    { vendor: 'google api', name: 'GOOGLE_API_KEY', value: `AIza${tail(35)}` },
    { vendor: 'google oauth', name: 'GOOGLE_TOKEN', value: `ya29.${tail(120)}` },
    { vendor: 'google client', name: 'GOOGLE_CLIENT_SECRET', value: `GOCSPX-${tail(28)}` },
    { vendor: 'azure storage', name: 'STORAGE', value: `DefaultEndpointsProtocol=https;AccountName=x${draw(LOWER, 6)};AccountKey=${draw(B64, 86)}==` },
    { vendor: 'npm', name: 'NPM_TOKEN', value: `npm_${draw(WORD, 36)}` },
    { vendor: 'pypi', name: 'PYPI_TOKEN', value: `pypi-AgEIcHlwaS5vcmc${tail(120)}` },
    { vendor: 'hugging face', name: 'HF_TOKEN', value: `hf_${draw(WORD, 34)}` },
    { vendor: 'linear', name: 'LINEAR_API_KEY', value: `lin_api_${draw(WORD, 40)}` },
    { vendor: 'notion', name: 'NOTION_TOKEN', value: `ntn_${draw(WORD, 46)}` },
    { vendor: 'atlassian', name: 'JIRA_API_TOKEN', value: `ATATT3xFfGF0${tail(171)}=${draw(UPPER, 8)}` },
    {
      vendor: 'sentry',
      name: 'SENTRY_AUTH_TOKEN',
      value: `sntrys_${b64({ iat: 1700000000.5, url: 'https://sentry.io', org: draw(LOWER, 6) })}_${draw(B64, 43)}`,
    },
    { vendor: 'stripe live', name: 'STRIPE_SECRET_KEY', value: `sk_live_${draw(WORD, 24)}` },
    { vendor: 'stripe restricted', name: 'STRIPE_KEY', value: `rk_live_${draw(WORD, 24)}` },
    { vendor: 'webhook secret', name: 'STRIPE_WEBHOOK_SECRET', value: `whsec_${draw(WORD, 32)}` },
    { vendor: 'xai', name: 'XAI_API_KEY', value: `xai-${draw(WORD, 80)}` },
    { vendor: 'groq', name: 'GROQ_API_KEY', value: `gsk_${draw(WORD, 52)}` },
    { vendor: 'perplexity', name: 'PERPLEXITY_API_KEY', value: `pplx-${draw(WORD, 48)}` },
    { vendor: 'replicate', name: 'REPLICATE_API_TOKEN', value: `r8_${draw(WORD, 37)}` },
    { vendor: 'tavily', name: 'TAVILY_API_KEY', value: `tvly-${draw(WORD, 32)}` },
    { vendor: 'firecrawl', name: 'FIRECRAWL_API_KEY', value: `fc-${draw(HEX, 32)}` },
    { vendor: 'context7', name: 'CONTEXT7_API_KEY', value: `ctx7sk-${uuid()}` },
    { vendor: 'brave', name: 'BRAVE_API_KEY', value: `BSA${tail(28)}` },
    { vendor: 'supabase access', name: 'SUPABASE_ACCESS_TOKEN', value: `sbp_${draw(HEX, 40)}` },
    { vendor: 'supabase secret', name: 'SUPABASE_KEY', value: `sb_secret_${tail(31)}` },
    { vendor: 'apify', name: 'APIFY_TOKEN', value: `apify_api_${draw(WORD, 36)}` },
    { vendor: 'nvidia', name: 'NVIDIA_API_KEY', value: `nvapi-${tail(64)}` },
    { vendor: 'e2b', name: 'E2B_API_KEY', value: `e2b_${draw(HEX, 40)}` },
    { vendor: 'browserbase', name: 'BROWSERBASE_API_KEY', value: `bb_live_${tail(27)}` },
    { vendor: 'neon', name: 'NEON_API_KEY', value: `napi_${draw(LOWER, 64)}` },
    { vendor: 'resend', name: 'RESEND_API_KEY', value: `re_${draw(WORD, 8)}_${draw(WORD, 24)}` },
    { vendor: 'sendgrid', name: 'SENDGRID_API_KEY', value: `SG.${tail(22)}.${tail(43)}` },
    { vendor: 'digitalocean', name: 'DIGITALOCEAN_TOKEN', value: `dop_v1_${draw(HEX, 64)}` },
    { vendor: 'databricks', name: 'DATABRICKS_TOKEN', value: `dapi${draw(HEX, 32)}` },
    { vendor: 'vault', name: 'VAULT_TOKEN', value: `hvs.${tail(90)}` },
    { vendor: 'terraform', name: 'TFE_TOKEN', value: `${draw(WORD, 14)}.atlasv1.${tail(67)}` },
    { vendor: 'docker', name: 'DOCKER_TOKEN', value: `dckr_pat_${tail(27)}` },
    { vendor: 'figma', name: 'FIGMA_API_KEY', value: `figd_${tail(40)}` },
    { vendor: 'airtable', name: 'AIRTABLE_API_KEY', value: `pat${draw(WORD, 14)}.${draw(HEX, 64)}` },
    { vendor: 'postman', name: 'POSTMAN_API_KEY', value: `PMAK-${draw(HEX, 24)}-${draw(HEX, 34)}` },
    { vendor: 'grafana', name: 'GRAFANA_TOKEN', value: `glsa_${draw(WORD, 32)}_${draw(HEX, 8)}` },
    { vendor: 'shopify', name: 'SHOPIFY_TOKEN', value: `shpat_${draw(HEX, 32)}` },
    { vendor: 'langsmith', name: 'LANGSMITH_API_KEY', value: `lsv2_pt_${draw(HEX, 32)}_${draw(HEX, 10)}` },
    { vendor: 'jwt', name: 'SERVICE_ROLE', value: jwt() },
    { vendor: 'pem', name: 'DEPLOY_PEM', value: `-----BEGIN PRIVATE KEY-----\\n${draw(B64, 64)}\\n-----END PRIVATE KEY-----` },
    { vendor: 'postgres url', name: 'DATABASE_URL', value: `postgres://app:${draw(WORD, 20)}@db.acme.io:5432/app` },
    { vendor: 'mongodb url', name: 'MONGO_URL', value: `mongodb+srv://app:${draw(WORD, 16)}@cluster0.acme.mongodb.net` },
    { vendor: 'exa uuid', name: 'EXA_API_KEY', value: uuid(), needsName: true },
    { vendor: 'datadog', name: 'DD_API_KEY', value: draw(HEX, 32), needsName: true },
    { vendor: 'generic token', name: 'WIKI_API_TOKEN', value: draw(WORD, 32), needsName: true },
    { vendor: 'password', name: 'DB_PASSWORD', value: `${draw(WORD, 14)}!9`, needsName: true },
  ];
}

/** Values that stand where secrets stand, or look like them, and are none. */
export function harmless(seed: number): readonly { readonly name: string; readonly value: string }[] {
  const draw = drawer(seed);
  return [
    { name: 'ANTHROPIC_API_KEY', value: '${ANTHROPIC_API_KEY}' },
    { name: 'ANTHROPIC_API_KEY', value: '$ANTHROPIC_API_KEY' },
    { name: 'ANTHROPIC_API_KEY', value: 'sk-ant-...' },
    { name: 'ANTHROPIC_API_KEY', value: `sk-ant-api03-${'x'.repeat(40)}` },
    { name: 'ANTHROPIC_API_KEY', value: 'your-api-key-here' },
    { name: 'ANTHROPIC_API_KEY', value: '<paste your key>' },
    { name: 'API_TOKEN', value: 'changeme' },
    { name: 'API_TOKEN', value: '{{ wiki_token }}' },
    { name: 'API_TOKEN', value: '%WIKI_TOKEN%' },
    { name: 'API_TOKEN', value: 'op://vault/item/field' },
    { name: 'API_TOKEN', value: '[REDACTED]' },
    { name: 'API_TOKEN', value: '********' },
    { name: 'AWS_ACCESS_KEY_ID', value: `AKIA${'IOSFODNN7EXAMPLE'}` },
    { name: 'AWS_SECRET_ACCESS_KEY', value: ['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/') },
    { name: 'GITHUB_TOKEN', value: `ghp_${'abcdefghijklmnopqrstuvwxyz1234567890'}` },
    { name: 'COMMIT', value: draw(HEX, 40) },
    { name: 'DIGEST', value: `sha256:${draw(HEX, 64)}` },
    { name: 'INTEGRITY', value: `sha512-${draw(B64, 86)}==` },
    { name: 'REQUEST_ID', value: [8, 4, 4, 4, 12].map((n) => draw(HEX, n)).join('-') },
    { name: 'ANTHROPIC_MODEL', value: 'claude-opus-4-5-20251101' },
    { name: 'ANTHROPIC_BASE_URL', value: 'https://gateway.example.com/v1' },
    { name: 'MAX_THINKING_TOKENS', value: '31999' },
    { name: 'API_KEY_HELPER', value: './scripts/get-key.sh' },
    { name: 'SSH_KEY', value: '~/.ssh/id_ed25519' },
    { name: 'TOKEN_FILE', value: '/run/secrets/wiki-token-2024' },
    { name: 'SECRET_NAME', value: 'projects/p1/secrets/wiki-2024/versions/3' },
    { name: 'DATABASE_URL', value: 'postgres://postgres:postgres@localhost:5432/app' },
    { name: 'DATABASE_URL', value: 'postgres://user:password@host.example.com/db' },
    { name: 'CACHE_KEY', value: `v2-${draw(LOWER, 20)}` },
    { name: 'PUBLIC_KEY', value: draw(B64, 44) },
    { name: 'AUTHOR', value: 'Ada Lovelace 1815' },
    { name: 'AUTH_MODE', value: 'oauth2-device-flow' },
  ];
}
