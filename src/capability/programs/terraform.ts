import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'terraform',
    also: ['tofu'],
    powers: [
      { can: 'destroy', words: 'destroy -auto-approve', needs: 'credentials' },
      { can: 'publish', words: 'apply -auto-approve', needs: 'credentials' },
      { can: 'exec', words: 'plan', mild: true, needs: 'workspace-file' },
      { can: 'secrets', words: 'state pull', mild: true, needs: 'credentials' },
      { can: 'install', words: 'init', mild: true, needs: 'remote-endpoint' },
      { can: 'read-any', words: 'console', feed: `echo 'file("/etc/passwd")'`, mild: true },
    ],
    safe: ['fmt', 'version'],
    instead: ['terraform fmt:*', 'terraform validate:*'],
    source: ['gtfo:terraform'],
    confidence: 'high',
  },
  {
    prefix: 'terraform apply',
    also: ['tofu apply', 'terraform destroy', 'tofu destroy'],
    powers: [{ can: 'destroy', words: '-auto-approve', anywhere: true, needs: 'credentials' }],
    rather: ['terraform plan'],
    source: ['docs:terraform'],
    confidence: 'medium',
  },
  {
    prefix: 'terraform plan',
    powers: [
      { can: 'exec', words: '', needs: 'workspace-file', mild: true },
      { can: 'network-out', words: '', mild: true },
      { can: 'secrets', words: '', mild: true, needs: 'credentials' },
    ],
    source: ['docs:terraform'],
    confidence: 'high',
  },
  { prefix: 'terraform init', powers: [{ can: 'install', words: '', mild: true, needs: 'remote-endpoint' }], source: ['docs:terraform'], confidence: 'high' },
  {
    prefix: 'terraform output',
    powers: [{ can: 'secrets', words: '-json', mild: true, needs: 'credentials' }],
    source: ['docs:terraform'],
    confidence: 'high',
  },
  {
    prefix: 'terraform show',
    powers: [{ can: 'secrets', words: '-json', mild: true, needs: 'credentials' }],
    source: ['docs:terraform'],
    confidence: 'medium',
  },
  { prefix: 'terraform validate', powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true }], source: ['docs:terraform'], confidence: 'medium' },
  {
    prefix: 'terraform state',
    powers: [
      { can: 'destroy', words: 'rm x', needs: 'credentials' },
      { can: 'secrets', words: 'pull', needs: 'credentials' },
    ],
    instead: ['terraform state list'],
    source: ['gtfo:terraform'],
    confidence: 'medium',
  },
  {
    prefix: 'terraform import',
    powers: [{ can: 'publish', words: 'x y', mild: true, needs: 'credentials' }],
    source: ['gtfo:terraform'],
    confidence: 'medium',
  },
  { prefix: 'terraform console', powers: [{ can: 'read-any', words: '', feed: 'echo x', mild: true }], source: ['gtfo:terraform'], confidence: 'medium' },
  {
    prefix: 'terraform workspace',
    powers: [{ can: 'destroy', words: 'delete x', mild: true, needs: 'credentials' }],
    source: ['gtfo:terraform'],
    confidence: 'medium',
  },
];
