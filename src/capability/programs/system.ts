import type { Program } from '../program.ts';

/** Programs that change the machine, outlive the session or show what it holds. */
export const system = (): readonly Program[] => [
  { prefix: 'printenv', powers: [{ can: 'secrets', words: '' }] },
  { prefix: 'set', also: ['declare', 'export', 'compgen'], powers: [{ can: 'secrets', words: '-p' }] },
  { prefix: 'ps', powers: [{ can: 'secrets', words: 'eww', mild: true }] },
  { prefix: 'security', powers: [{ can: 'secrets', words: 'find-generic-password -w -s x' }] },
  { prefix: 'op', also: ['vault', 'bw', 'pass'], powers: [{ can: 'secrets', words: 'read op://vault/item/password' }] },
  { prefix: 'gpg', powers: [{ can: 'secrets', words: '--export-secret-keys', mild: true }] },
  { prefix: 'crontab', powers: [{ can: 'persist', words: 'jobs.txt' }], instead: 'crontab -l' },
  { prefix: 'crontab -l', powers: [] },
  { prefix: 'at', also: ['batch'], powers: [{ can: 'persist', words: '-f x.sh now' }] },
  { prefix: 'launchctl', powers: [{ can: 'persist', words: 'load ~/Library/LaunchAgents/x.plist' }], instead: 'launchctl list' },
  { prefix: 'systemctl', powers: [{ can: 'persist', words: '--user enable x.service' }], instead: 'systemctl status:*' },
  { prefix: 'systemctl status', also: ['systemctl show', 'systemctl list-units', 'systemctl is-active', 'systemctl cat', 'launchctl list'], powers: [] },
  { prefix: 'schtasks', also: ['reg'], powers: [{ can: 'persist', words: '/create /tn x /tr x /sc onlogon' }] },
  { prefix: 'defaults', also: ['defaults write'], powers: [{ can: 'persist', words: 'write x LoginHook /tmp/x' }], instead: 'defaults read:*' },
  { prefix: 'defaults read', powers: [] },
  { prefix: 'pm2', also: ['supervisorctl'], powers: [{ can: 'exec', words: 'start id --interpreter none' }] },
  { prefix: 'kill', also: ['pkill', 'killall', 'taskkill'], powers: [{ can: 'destroy', words: '-9 x', mild: true }] },
  { prefix: 'mkfs', also: ['fdisk', 'parted', 'diskutil'], powers: [{ can: 'destroy', words: '/dev/sda' }] },
  { prefix: 'reboot', also: ['shutdown', 'halt', 'poweroff'], powers: [{ can: 'destroy', words: 'now' }] },
  { prefix: 'mount', also: ['useradd', 'usermod', 'passwd', 'visudo', 'setcap', 'sysctl', 'iptables', 'ufw'], powers: [{ can: 'escalate', words: 'x' }] },
  { prefix: 'adb', powers: [{ can: 'exec', words: 'shell id' }], instead: 'adb devices' },
  { prefix: 'open', also: ['xdg-open', 'start'], powers: [{ can: 'network-out', words: 'https://example.com/?x', mild: true }] },
  { prefix: 'google-chrome', also: ['chromium', 'chrome'], powers: [{ can: 'exec', words: '--no-sandbox --gpu-launcher=id' }] },
];
