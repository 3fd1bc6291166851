/** One vendor's way to write a credential. The lead is searched first: most texts hold none, and a plain search costs nothing. */
export interface Format {
  /** What a finding calls it. */
  readonly kind: string;
  readonly lead: string;
  /**
   * The whole credential. Both ends are bounded: a left neighbour would make it a part of something longer, the lower bound of the
   * body is what the vendor issues today less a margin for older forms, the upper bound keeps the search linear.
   */
  readonly body: string;
  /** Opens only a test account. */
  readonly test?: true;
  /** The body is not random by construction (a URL, a structured token): no entropy is asked of it. */
  readonly structured?: true;
}

const word = '[A-Za-z0-9]';
const url = '[A-Za-z0-9_-]';
const hex = '[0-9a-f]';
const uuid = `${hex}{8}-${hex}{4}-${hex}{4}-${hex}{4}-${hex}{12}`;

export const FORMATS: readonly Format[] = [
  // Anthropic: a class, two digits, then 80 to 110 characters today; tokens of the client's own login are oat (access) and ort (refresh).
  { kind: 'Anthropic API key', lead: 'sk-ant-a', body: `sk-ant-(?:api|admin)\\d{2}-${url}{24,200}` },
  { kind: 'Anthropic OAuth token', lead: 'sk-ant-o', body: `sk-ant-o[ar]t\\d{2}-${url}{24,200}` },
  { kind: 'Anthropic session key', lead: 'sk-ant-sid', body: `sk-ant-sid\\d{2}-${url}{24,200}` },
  // OpenAI: projects, service accounts and administrators name their class; the older form carries a fixed mark in its middle.
  { kind: 'OpenAI API key', lead: 'sk-', body: `sk-(?:proj|svcacct|admin|None)-${url}{24,200}` },
  { kind: 'OpenAI API key', lead: 'T3BlbkFJ', body: `sk-${word}{18,24}T3BlbkFJ${word}{18,24}` },
  { kind: 'OpenRouter API key', lead: 'sk-or-', body: `sk-or-v\\d-${hex}{48,64}` },
  { kind: 'Langfuse secret key', lead: 'sk-lf-', body: `sk-lf-${uuid}` },
  // Many model vendors copy the prefix with 32 to 64 letters and digits after it.
  { kind: 'API key', lead: 'sk-', body: `sk-${word}{30,64}` },
  { kind: 'xAI API key', lead: 'xai-', body: `xai-${word}{48,100}` },
  { kind: 'Groq API key', lead: 'gsk_', body: `gsk_${word}{40,64}` },
  { kind: 'Perplexity API key', lead: 'pplx-', body: `pplx-${word}{32,64}` },
  { kind: 'Replicate token', lead: 'r8_', body: `r8_${word}{32,40}` },
  { kind: 'Hugging Face token', lead: 'hf_', body: `hf_${word}{30,40}` },
  { kind: 'NVIDIA API key', lead: 'nvapi-', body: `nvapi-${url}{40,80}` },
  { kind: 'Cerebras API key', lead: 'csk-', body: `csk-${word}{40,64}` },
  { kind: 'ElevenLabs API key', lead: 'sk_', body: `sk_${hex}{48}` },
  { kind: 'Together API key', lead: 'tgp_', body: `tgp_v1_${url}{40,60}` },
  { kind: 'LangSmith API key', lead: 'lsv2_', body: `lsv2_(?:pt|sk)_${hex}{32}_${hex}{10}` },
  { kind: 'Pinecone API key', lead: 'pcsk_', body: 'pcsk_[A-Za-z0-9_]{40,80}' },
  // Servers that agents talk to.
  { kind: 'Tavily API key', lead: 'tvly-', body: `tvly-(?:dev-|prod-)?${word}{28,64}` },
  { kind: 'Firecrawl API key', lead: 'fc-', body: `fc-${hex}{32}` },
  { kind: 'Context7 API key', lead: 'ctx7sk-', body: `ctx7sk-${uuid}` },
  { kind: 'Brave Search API key', lead: 'BSA', body: `BSA${url}{27,29}` },
  { kind: 'Apify token', lead: 'apify_api_', body: `apify_api_${word}{30,46}` },
  { kind: 'E2B API key', lead: 'e2b_', body: `e2b_${hex}{40}` },
  { kind: 'Browserbase API key', lead: 'bb_live_', body: `bb_live_${url}{20,40}` },
  { kind: 'Zapier server address', lead: 'mcp.zapier.com/api/mcp/s/', body: `mcp\\.zapier\\.com/api/mcp/s/${url}{24,200}` },
  // Forges. The classic GitHub body has 36 characters; installation tokens are moving to a signed form with dots.
  { kind: 'GitHub token', lead: 'ghp_', body: `ghp_${word}{36,255}` },
  { kind: 'GitHub token', lead: 'gh', body: `gh[ousr]_${word}{36,255}` },
  { kind: 'GitHub installation token', lead: 'ghs_', body: 'ghs_[A-Za-z0-9_-]{10,300}\\.[A-Za-z0-9_-]{10,1500}\\.[A-Za-z0-9_-]{10,800}', structured: true },
  { kind: 'GitHub fine-grained token', lead: 'github_pat_', body: 'github_pat_[A-Za-z0-9_]{50,120}' },
  { kind: 'GitLab token', lead: 'gl', body: `gl(?:pat|dt|rt|rtr|oas|ptt|agent|imt|soat|cbt|ft|ffct)-(?:t\\d_)?[A-Za-z0-9_.-]{20,64}` },
  { kind: 'GitLab runner token', lead: 'GR1348941', body: `GR1348941${url}{20,22}` },
  { kind: 'Atlassian API token', lead: 'ATATT3', body: 'ATATT3[A-Za-z0-9_=-]{60,220}' },
  { kind: 'Bitbucket app password', lead: 'ATBB', body: `ATBB${word}{28,36}` },
  { kind: 'Bitbucket access token', lead: 'ATCTT3', body: 'ATCTT3[A-Za-z0-9_=-]{60,220}' },
  // Chat.
  { kind: 'Slack token', lead: 'xox', body: 'xox[abceoprs]-(?:\\d-)?[A-Za-z0-9-]{20,260}' },
  { kind: 'Slack app token', lead: 'xapp-', body: 'xapp-\\d-[A-Z0-9]{8,14}-\\d{8,16}-[0-9a-z]{32,80}' },
  {
    kind: 'Slack webhook address',
    lead: 'hooks.slack.com/',
    body: 'hooks\\.slack\\.com/(?:services|workflows|triggers)/[TE][A-Z0-9]{6,14}/[A-Z0-9]{6,24}/[A-Za-z0-9]{16,40}',
  },
  { kind: 'Discord webhook address', lead: '/api/webhooks/', body: `discord(?:app)?\\.com/api/webhooks/\\d{16,20}/${url}{50,90}` },
  { kind: 'Discord bot token', lead: '.', body: `[MNO]${word}{22,28}\\.${url}{6,7}\\.${url}{27,40}` },
  { kind: 'Telegram bot token', lead: ':AA', body: `\\d{8,10}:AA${url}{32,34}` },
  // Clouds. An access key id has four letters of class and 16 of base 32.
  { kind: 'AWS access key', lead: 'AKIA', body: 'AKIA[A-Z2-7]{16}' },
  { kind: 'AWS temporary access key', lead: 'ASIA', body: 'ASIA[A-Z2-7]{16}' },
  { kind: 'Amazon Bedrock API key', lead: 'ABSK', body: 'ABSK[A-Za-z0-9+/]{60,200}={0,2}' },
  { kind: 'Google API key', lead: 'AIza', body: `AIza${url}{35}` },
  { kind: 'Google OAuth token', lead: 'ya29.', body: `ya29\\.${url}{24,1000}` },
  { kind: 'Google client secret', lead: 'GOCSPX-', body: `GOCSPX-${url}{24,32}` },
  { kind: 'Azure storage key', lead: 'AccountKey=', body: 'AccountKey=[A-Za-z0-9+/]{80,90}={0,2}' },
  { kind: 'Azure shared access signature', lead: 'sig=', body: 'sig=[A-Za-z0-9%+/]{40,80}' },
  { kind: 'Azure client secret', lead: 'Q~', body: '[A-Za-z0-9_~.-]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}' },
  { kind: 'DigitalOcean token', lead: '_v1_', body: `do[opr]_v1_${hex}{64}` },
  { kind: 'Databricks token', lead: 'dapi', body: `dapi${hex}{32}(?:-\\d)?` },
  { kind: 'Supabase access token', lead: 'sbp_', body: `sbp_(?:v\\d_|oauth_)?${hex}{40}` },
  { kind: 'Supabase secret key', lead: 'sb_secret_', body: `sb_secret_${url}{20,44}` },
  { kind: 'Neon API key', lead: 'napi_', body: 'napi_[a-z0-9]{40,70}' },
  { kind: 'PlanetScale credential', lead: 'pscale_', body: `pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.-]{32,64}` },
  { kind: 'Heroku API key', lead: 'HRKU-', body: `HRKU-${url}{36,70}` },
  { kind: 'Fly.io token', lead: 'fm', body: 'fm[12][a-z]?_[A-Za-z0-9+/=_-]{60,500}' },
  { kind: 'Vault token', lead: 'hv', body: `hv[sbr]\\.${url}{24,200}` },
  { kind: 'Terraform Cloud token', lead: '.atlasv1.', body: `${word}{14}\\.atlasv1\\.${url}{60,70}` },
  { kind: 'Pulumi token', lead: 'pul-', body: `pul-${hex}{40}` },
  { kind: 'Doppler token', lead: 'dp.', body: 'dp\\.(?:pt|st|ct|sa|scim|audit)\\.(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}' },
  // Registries.
  { kind: 'npm token', lead: 'npm_', body: `npm_${word}{36}` },
  { kind: 'PyPI token', lead: 'pypi-Ag', body: `pypi-Ag[A-Za-z0-9_-]{60,300}` },
  { kind: 'Docker token', lead: 'dckr_', body: `dckr_[po]at_${url}{27,40}` },
  { kind: 'RubyGems key', lead: 'rubygems_', body: `rubygems_${hex}{48}` },
  // Work, money, mail, watching.
  { kind: 'Linear API key', lead: 'lin_', body: `lin_(?:api|oauth)_${word}{32,64}` },
  { kind: 'Notion token', lead: 'ntn_', body: `ntn_${word}{40,60}` },
  { kind: 'Notion token', lead: 'secret_', body: `secret_${word}{43}` },
  { kind: 'Airtable token', lead: 'pat', body: `pat${word}{14}\\.${hex}{64}` },
  { kind: 'Figma token', lead: 'figd_', body: `figd_${url}{36,48}` },
  { kind: 'HubSpot token', lead: 'pat-', body: `pat-(?:na|eu)\\d-${uuid}` },
  { kind: 'ClickUp token', lead: 'pk_', body: 'pk_\\d{5,12}_[A-Z0-9]{32}' },
  { kind: 'Postman API key', lead: 'PMAK-', body: `PMAK-${hex}{24}-${hex}{34}` },
  { kind: 'Stripe live key', lead: 'k_live_', body: `[sr]k_live_${word}{20,120}` },
  { kind: 'Stripe test key', lead: 'k_test_', body: `[sr]k_test_${word}{20,120}`, test: true },
  { kind: 'webhook signing secret', lead: 'whsec_', body: 'whsec_[A-Za-z0-9+/]{30,64}={0,2}' },
  { kind: 'Shopify token', lead: 'shp', body: `shp(?:at|ca|pa|ss)_${hex}{32}` },
  { kind: 'Square token', lead: 'sq0', body: `sq0(?:atp|csp)-${url}{22,43}` },
  { kind: 'Resend API key', lead: 're_', body: `re_(?:${word}{8}_)?${word}{22,32}` },
  { kind: 'SendGrid API key', lead: 'SG.', body: `SG\\.${url}{20,24}\\.${url}{40,46}` },
  { kind: 'Mailgun key', lead: 'key-', body: `key-${hex}{32}` },
  { kind: 'Twilio API key', lead: 'SK', body: `SK${hex}{32}` },
  { kind: 'Sentry token', lead: 'sntry', body: 'sntry(?:s_[A-Za-z0-9+/=_-]{40,400}|[ua]_[0-9a-f]{64})' },
  { kind: 'Grafana token', lead: 'glsa_', body: `glsa_${word}{32}_[0-9A-Fa-f]{8}` },
  { kind: 'Grafana Cloud token', lead: 'glc_', body: 'glc_[A-Za-z0-9+/]{40,400}={0,2}' },
  { kind: 'New Relic key', lead: 'NRAK-', body: 'NRAK-[A-Z0-9]{27}' },
  { kind: 'PostHog personal key', lead: 'phx_', body: `phx_${word}{40,50}` },
  { kind: 'Contentful token', lead: 'CFPAT-', body: `CFPAT-${url}{43}` },
  { kind: 'age secret key', lead: 'AGE-SECRET-KEY-', body: 'AGE-SECRET-KEY-1[0-9A-Z]{58}' },
];
