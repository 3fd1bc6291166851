import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'heroku',
    powers: [
      { can: 'secrets', words: 'config -a app', needs: 'credentials' },
      { can: 'exec', words: 'run id -a app', mild: true, needs: 'credentials' },
      { can: 'destroy', words: 'apps:destroy -a x --confirm x', needs: 'credentials' },
    ],
    safe: ['apps', 'ps'],
    instead: ['heroku apps', 'heroku ps'],
    source: ['docs:heroku'],
    confidence: 'high',
  },
  { prefix: 'heroku config', powers: [{ can: 'secrets', words: '' }], rather: ['heroku config:get PORT'], source: ['docs:heroku'], confidence: 'medium' },
];
