/** Families of the catalogue (programs/) with the first words of their entries; test/capability compares them with the entries. */
const FAMILIES = {
  interpreters:
    'Rscript ash bash bun busybox cmd cmd.exe csh dash deno elixir emacs ex expect fish gdb ghc groovy guile ipython julia ksh lua luajit mksh node node.exe nodejs nu nvim octave osascript perl php powershell powershell.exe pwsh pwsh.exe py pypy pypy3 python python.exe python2 python3 python3.exe ruby sh sqlite3 tcsh toybox ts-node tsx vi vim yash zsh zx',
  runners:
    'act aider ansible arch builtin bun bundle bunx caffeinate chronic claude codex command concurrently conda cross-env devbox direnv doas docker docker-compose entr env fakeroot gemini go gtimeout hatch hyperfine kubectl lerna mise nerdctl nice nix nix-shell nodemon nohup npm npx op opencode parallel pdm pipenv pipx pixi pkexec pnpm pnpx podman podman-compose poetry rlwrap runuser rustup rye screen ssh sshpass stdbuf su sudo systemd-run time timeout tmux unbuffer uv uvx watchexec xargs yarn',
  git: 'gh git glab hg jj svn',
  packages:
    'apk apt apt-cache apt-get brew bun bundle cargo choco claude code composer conda corepack cpan cursor dnf dotnet easy_install gem go hatch luarocks mamba mvn npm pacman pdm pip pip3 pipenv pipx pnpm poetry port python python3 rye snap twine uv vsce winget yarn yum',
  build: 'cargo cc clang g++ gcc gmake go make pylint',
  files:
    '7z 7za ag awk bsdtar csplit dd fd fdfind gawk gsed gtar install less ln m4 man mawk more nawk patch rename rg rm rsync sed shred split tar tree truncate unzip xxd yq zip',
  network:
    'aws az bq cloudflared curl dig docker docker-compose drill dropdb firebase fly flyctl ftp gcloud gsutil helm heroku host http httpie https k3s kubectl lftp mongo mongosh mysql nc ncat netcat netlify ngrok nslookup oc openssl ping podman prisma psql pulumi rclone redis-cli scp sftp socat supabase telnet terraform tofu traceroute vercel wget whois wrangler xh',
  system:
    'adb at batch bw chrome chromium crontab declare defaults diskutil export fdisk google-chrome gpg halt kill killall launchctl mkfs op open parted pass pkill pm2 poweroff printenv ps reboot schtasks security set shutdown start systemctl taskkill vault xdg-open',
} as const;

export type Family = keyof typeof FAMILIES;
export const FAMILY_NAMES = Object.keys(FAMILIES) as readonly Family[];
export const firstWords = (family: Family): readonly string[] => FAMILIES[family].split(' ');

/** Families that know a program of this name: the entries of the others, and mostly of all, need not be loaded. */
export const familiesOf = (program: string): readonly Family[] =>
  program === '' || program.includes(' ') ? [] : FAMILY_NAMES.filter((family) => ` ${FAMILIES[family]} `.includes(` ${program} `));
