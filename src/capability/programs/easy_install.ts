import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'easy_install',
    powers: [{ can: 'install', words: 'some-package', anywhere: true }],
    rather: ['pip install -r requirements.txt'],
    source: ['docs:easy_install'],
    confidence: 'medium',
  },
];
