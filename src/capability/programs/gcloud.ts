import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'gcloud',
    powers: [
      { can: 'destroy', words: 'projects delete x --quiet', needs: 'credentials' },
      { can: 'secrets', words: 'auth print-access-token', needs: 'credentials' },
      { can: 'exec', words: 'compute ssh x --command id', mild: true, needs: 'credentials' },
      { can: 'escalate', words: 'projects add-iam-policy-binding p --member=user:x --role=roles/owner', mild: true, needs: 'credentials' },
      { can: 'network-out', words: 'storage cp /etc/passwd gs://bucket/', mild: true, needs: 'credentials' },
      { can: 'exec', words: 'help', mild: true, needs: 'terminal' },
    ],
    safe: ['version'],
    instead: ['gcloud config list', 'gcloud projects list'],
    source: ['gtfo:gcloud'],
    confidence: 'high',
  },
  {
    prefix: 'gcloud auth',
    powers: [{ can: 'secrets', words: 'print-access-token', needs: 'credentials' }],
    instead: ['gcloud auth list'],
    source: ['docs:gcloud'],
    confidence: 'medium',
  },
  {
    prefix: 'gcloud secrets',
    powers: [{ can: 'secrets', words: 'versions access latest --secret x', needs: 'credentials' }],
    source: ['docs:gcloud'],
    confidence: 'medium',
  },
  { prefix: 'gcloud sql', powers: [{ can: 'destroy', words: 'instances delete x -q', needs: 'credentials' }], source: ['docs:gcloud'], confidence: 'high' },
  { prefix: 'gcloud run', powers: [{ can: 'publish', words: 'deploy x --source .', needs: 'credentials' }], source: ['docs:gcloud'], confidence: 'high' },
  {
    prefix: 'gcloud compute',
    powers: [
      { can: 'exec', words: 'ssh x --command id', needs: 'credentials' },
      { can: 'destroy', words: 'instances delete x --quiet', needs: 'credentials' },
    ],
    source: ['gtfo:gcloud'],
    confidence: 'medium',
  },
  { prefix: 'gcloud functions', powers: [{ can: 'publish', words: 'deploy x', needs: 'credentials' }], source: ['gtfo:gcloud'], confidence: 'medium' },
  { prefix: 'gcloud app', powers: [{ can: 'publish', words: 'deploy --quiet', needs: 'credentials' }], source: ['gtfo:gcloud'], confidence: 'medium' },
  {
    prefix: 'gcloud storage',
    powers: [
      { can: 'network-out', words: 'cp .env gs://bucket/', needs: 'credentials' },
      { can: 'destroy', words: 'rm -r gs://bucket', needs: 'credentials' },
    ],
    source: ['gtfo:gcloud'],
    confidence: 'medium',
  },
  {
    prefix: 'gcloud iam',
    powers: [{ can: 'escalate', words: 'service-accounts keys create k.json --iam-account x', needs: 'credentials' }],
    source: ['gtfo:gcloud'],
    confidence: 'medium',
  },
  {
    prefix: 'gcloud projects',
    powers: [{ can: 'destroy', words: 'delete x --quiet', needs: 'credentials' }],
    safe: ['list'],
    source: ['gtfo:gcloud'],
    confidence: 'medium',
  },
  {
    prefix: 'gcloud container',
    powers: [{ can: 'destroy', words: 'clusters delete x --quiet', needs: 'credentials' }],
    source: ['gtfo:gcloud'],
    confidence: 'medium',
  },
  { prefix: 'gcloud builds', powers: [{ can: 'exec', words: 'submit .', mild: true, needs: 'credentials' }], source: ['gtfo:gcloud'], confidence: 'medium' },
  {
    prefix: 'gcloud config',
    powers: [{ can: 'persist', words: 'set auth/impersonate_service_account x', mild: true }],
    safe: ['list'],
    source: ['gtfo:gcloud'],
    confidence: 'medium',
  },
];
