import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'tmux',
    powers: [
      { can: 'exec', words: 'new-session -d id', purpose: true, seen: true },
      { can: 'persist', words: `new-session -d 'sleep 60'`, mild: true },
    ],
    instead: ['tmux ls'],
    source: ['gtfo:tmux'],
    confidence: 'high',
  },
  {
    prefix: 'tmux send-keys',
    powers: [{ can: 'escalate', words: `-t claude '2' Enter`, mild: true }],
    source: ['cc-docs:permission-modes'],
    confidence: 'high',
  },
];
