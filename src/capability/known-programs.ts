// Written by test/capability/catalogue.test.ts.
/** Every name in the catalogue with a mark (telling.ts): small enough for every start, where the catalogue itself is not. */
export const KNOWN_PROGRAMS = `
./gradlew	=
./manage.py	=
./mvnw	=
./mvnw --version	-
7z	=
7za	=
Rscript	+
ab	=
ack	-
act	=
adb	=
ag	=
age	=
agent-browser	=
aider	+
alembic	-
alias	-
amp	=
amplify	=
amplify publish	=
ansible	+
ansible localhost	+
ansible-inventory	=
ansible-playbook	=
ant	-
apache2ctl	-
apk add	=
apt	=
apt install	=
apt list	-
apt search	-
apt show	-
apt-cache	-
apt-config	-
apt-get	=
apt-get install	=
apt-get list	-
apt-get search	-
apt-get show	-
arch	+
argocd	=
argocd app	=
argocd app delete	=
aria2c	=
arp	-
artisan	-
as	-
asciidoctor	-
asdf	=
asdf plugin	=
asdf plugin add	=
ash	+
ash -n	-
aspell	-
ast-grep	-
astro	-
at	=
autoconf	-
autossh	=
ava	-
awk	+
aws	=
aws --version	-
aws cloudformation	=
aws cloudformation delete-stack	=
aws cloudformation deploy	=
aws configure	=
aws configure export-credentials	=
aws configure set	=
aws dynamodb	=
aws dynamodb delete-table	=
aws ec2	=
aws ec2 terminate-instances	=
aws ecr	=
aws ecr get-login-password	=
aws ecs	=
aws ecs execute-command	=
aws eks	=
aws eks delete-cluster	=
aws iam	=
aws iam create-access-key	=
aws kms	=
aws kms decrypt	=
aws lambda	=
aws lambda delete-function	=
aws lambda update-function-code	=
aws logs	=
aws logs delete-log-group	=
aws rds	=
aws rds delete-db-instance	=
aws route53	=
aws route53 delete-hosted-zone	=
aws s3	=
aws s3 cp	=
aws s3 ls	=
aws s3 rb	=
aws s3 rm	=
aws s3 sync	=
aws s3api	=
aws s3api delete-bucket	=
aws secretsmanager	=
aws secretsmanager get-secret-value	=
aws ssm	=
aws ssm get-parameter	=
aws sts	=
aws sts get-caller-identity	-
aws-vault	=
aws-vault exec	=
az	=
az --version	-
az account	=
az account get-access-token	=
az account show	-
az acr	=
az acr credential	=
az acr credential show	=
az aks	=
az aks command	=
az aks command invoke	=
az group	=
az group delete	=
az keyvault	=
az keyvault secret	=
az keyvault secret show	=
az rest	=
az role	=
az role assignment	=
az role assignment create	=
az storage	=
az storage account	=
az storage account delete	=
az storage blob	=
az storage blob upload	=
az vm	=
az vm delete	=
az vm run-command	=
az vm run-command invoke	=
az webapp	=
az webapp deploy	=
azcopy	=
azcopy copy	=
bash	+
bash -c	+
bash -ic	+
bash -lc	+
bash -n	-
batcat	=
batch	=
bazel	=
biome	-
black	-
blender	=
bmake	+
borg	=
borg create	=
bpftrace	-
bq	=
bq extract	=
bq head	-
bq load	=
bq ls	-
bq query	+
bq rm	=
bq show	-
brew	=
brew --prefix	-
brew --version	-
brew doctor	-
brew info	-
brew install	=
brew list	-
brew outdated	-
brew search	-
bsdtar	+
bsdtar cf	+
buildah	=
builtin	+
builtin command	+
bun	+
bun -e	+
bun add	=
bun install	=
bun publish	=
bun run	-
bun test	-
bun x	+
bundle	=
bundle add	=
bundle exec	+
bundle list	-
bundle outdated	-
bundle show	-
bundler	=
bundler exec	+
bundler list	-
bundler outdated	-
bundler show	-
bunx	+
busybox	+
bw	=
bw get	=
bw get password	=
bwrap	=
c++	=
c8	=
cabal	=
cabal install	=
caddy	=
caffeinate	+
capsh	+
cargo	=
cargo --version	-
cargo add	=
cargo bench	+
cargo build	+
cargo check	+
cargo clippy	+
cargo doc	+
cargo install	=
cargo metadata	=
cargo owner	=
cargo publish	=
cargo run	+
cargo search	-
cargo test	+
cargo tree	-
cargo yank	=
cat	-
cc	=
ccache	+
cdk	=
cdk deploy	=
cdk destroy	=
cdktf	=
cdktf deploy	=
certbot	=
chamber	=
chamber exec	=
chezmoi	-
chmod	=
choco	=
choco install	=
choom	+
chown	-
chrome	=
chromium	=
chronic	+
chroot	-
chrt	-
chsh	=
clang	=
clang++	=
clang-format	-
clang-tidy	=
claude	+
claude --help	-
claude --print	+
claude --version	-
claude -p	+
claude config get	-
claude doctor	-
claude mcp	=
claude mcp add	=
claude mcp get	-
claude mcp list	-
claude plugin	=
claude plugin install	=
claude plugin validate	-
claude setup-token	=
clickhouse	=
clickhouse client	=
clickhouse-client	=
cloudflared	=
cloudflared tunnel	=
cmake	=
cmake --build	=
cmd	+
cmd //c	+
cmd //c whoami	+
cmd /c	+
cmd /c whoami	+
cmd.exe	+
cmd.exe //c	+
cmd.exe //c whoami	+
cmd.exe /c	+
cmd.exe /c whoami	+
code	=
code-insiders	=
codex	+
codex exec	+
codium	=
command	+
compgen	=
complete	-
composer	=
composer exec	=
composer require	=
conan	-
concurrently	+
conda	=
conda info	-
conda install	+
conda list	-
conda run	+
consul	=
consul kv	=
consul kv get	=
convert	+
copilot	=
coproc	-
corepack	=
coverage	=
cowsay	=
cp	-
cpan	=
cpanm	=
cpio	=
cpp	-
cpulimit	+
cqlsh	=
createdb	=
croc	=
croc send	=
crontab	=
crontab -l	-
crontab -r	=
cross-env	+
csh	+
csplit	=
ctags	=
ctest	-
curl	+
cursor	=
cursor-agent	=
cypress	=
dagger	-
dart	-
dash	+
dash -c	+
dash -n	-
date	+
dbt	=
dc	=
dd	=
declare	=
defaults	=
defaults read	-
defaults write	=
deno	+
deno eval	+
deno run	+
deno test	-
devbox run	+
devcontainer	-
dialog	-
diff	-
dig	=
direnv	=
direnv exec	+
diskutil	=
distcc	+
dnf	=
dnf install	=
doas	+
docker	+
docker build	-
docker buildx	-
docker compose	=
docker compose build	-
docker compose config	-
docker compose down	=
docker compose exec	+
docker compose logs	-
docker compose ls	-
docker compose ps	-
docker compose pull	-
docker compose restart	-
docker compose run	+
docker compose stop	-
docker compose up	-
docker container	-
docker context	=
docker cp	=
docker exec	+
docker image	-
docker images	-
docker info	-
docker inspect	-
docker login	-
docker logs	-
docker network	-
docker port	-
docker ps	-
docker pull	-
docker push	=
docker restart	-
docker rm	=
docker rmi	-
docker run	+
docker start	-
docker stats	-
docker stop	-
docker system	=
docker system prune	=
docker tag	-
docker top	-
docker version	-
docker volume	=
docker volume prune	=
docker-compose	=
docker-compose build	-
docker-compose config	-
docker-compose down	=
docker-compose exec	+
docker-compose logs	-
docker-compose ps	-
docker-compose pull	-
docker-compose restart	-
docker-compose run	+
docker-compose stop	-
docker-compose up	-
doctl	=
doctl compute	=
doctl compute droplet	=
doctl compute droplet delete	=
doppler	=
doppler run	=
dot	=
dotenv	=
dotnet	=
dotnet --info	-
dotnet --list-sdks	-
dotnet --version	-
dotnet add	=
dotnet add package	=
dotnet build	-
dotnet nuget	=
dotnet nuget push	=
dotnet run	-
dotnet test	-
dotnet tool	=
dotnet tool install	=
doxygen	-
dpkg	-
dprint	=
drill	=
drizzle-kit	=
dropdb	=
dtach	+
duckdb	=
dvc	-
earthly	-
eas	=
eas submit	=
easy_install	+
eb	=
eb deploy	=
eb terminate	=
ed	=
egrep	-
eksctl	=
eksctl delete	=
eksctl delete cluster	=
elixir	+
elvish	+
emacs	+
enable	-
entr	+
env	+
envsubst	=
esbuild	=
eslint	=
etcdctl	=
etcdctl del	=
eval	-
ex	+
exec	-
exiftool	=
expect	+
expo	=
export	=
fakeroot	+
fastlane	-
fd	+
fdfind	+
fdisk	=
ffmpeg	=
fgrep	-
file	-
find	-
find . -name	-
firebase	=
firebase deploy	=
firefox	=
firejail	+
fish	+
fish -c	+
flake8	-
flashrom	-
flock	-
flutter	-
flux	=
flux uninstall	=
fly	=
fly deploy	=
fly logs	-
fly status	-
flyctl	=
flyctl deploy	=
flyctl logs	-
flyctl status	-
flyway	=
flyway clean	=
fnm	=
fnm exec	=
ftp	=
fzf	-
g++	=
gawk	+
gcc	=
gcloud	=
gcloud app	=
gcloud app deploy	=
gcloud auth	=
gcloud auth print-access-token	=
gcloud builds	=
gcloud compute	=
gcloud compute instances	=
gcloud compute instances delete	=
gcloud compute ssh	=
gcloud config	=
gcloud config list	-
gcloud container	=
gcloud container clusters	=
gcloud container clusters delete	=
gcloud functions	=
gcloud functions deploy	=
gcloud iam	=
gcloud iam service-accounts	=
gcloud iam service-accounts keys	=
gcloud iam service-accounts keys create	=
gcloud projects	=
gcloud projects delete	=
gcloud projects list	-
gcloud run	=
gcloud run deploy	=
gcloud secrets	=
gcloud secrets versions	=
gcloud secrets versions access	=
gcloud sql	=
gcloud sql instances	=
gcloud sql instances delete	=
gcloud storage	=
gcloud storage cp	=
gcloud storage rm	=
gcloud version	-
gcore	-
gdb	+
gem	=
gem info	-
gem install	=
gem list	-
gem push	=
gemini	+
genisoimage	-
getent	-
gh	=
gh --version	-
gh alias	=
gh alias set	=
gh api	+
gh auth	=
gh auth status	=
gh auth token	=
gh cache	=
gh codespace	=
gh codespace ssh	=
gh config	=
gh extension	=
gh extension install	=
gh gist	=
gh gist create	=
gh gist list	-
gh gist view	-
gh gpg-key	=
gh gpg-key add	=
gh issue	=
gh issue checks	-
gh issue comment	=
gh issue create	=
gh issue diff	-
gh issue edit	=
gh issue list	-
gh issue status	-
gh issue view	-
gh models	=
gh pr	=
gh pr checks	-
gh pr comment	=
gh pr create	=
gh pr diff	-
gh pr edit	=
gh pr list	-
gh pr merge	=
gh pr review	=
gh pr status	-
gh pr view	-
gh project	=
gh release	=
gh release create	=
gh release delete	=
gh release list	-
gh release upload	=
gh release view	-
gh repo	=
gh repo create	=
gh repo delete	=
gh repo edit	=
gh repo view	-
gh run	=
gh run list	-
gh run view	-
gh search	-
gh secret	=
gh secret set	=
gh ssh-key	=
gh ssh-key add	=
gh variable	=
gh variable set	=
gh workflow	=
gh workflow run	=
ghc	+
git	=
git -C	-
git -c	=
git add	-
git apply	=
git archive	=
git bisect	=
git bisect run	+
git blame	=
git branch	=
git branch --show-current	-
git bundle	=
git cat-file	-
git check-ignore	-
git checkout	=
git clean	+
git clone	+
git commit	-
git commit -m	-
git config	=
git config --get	-
git config --get-all	-
git config --list	-
git config --show-origin	-
git config -l	-
git config get	-
git config list	-
git credential	=
git daemon	=
git diff	+
git diff-tree	=
git difftool	=
git fetch	+
git filter-branch	=
git format-patch	=
git gc	=
git grep	=
git help	-
git init	=
git lfs	=
git log	+
git ls-remote	+
git maintenance	=
git merge	-
git mergetool	-
git mv	=
git notes	=
git pull	+
git push	+
git push --force	=
git push --force-with-lease	=
git push -f	=
git range-diff	=
git rebase	+
git reflog	=
git remote	=
git remote -v	-
git reset	+
git reset --hard	=
git restore	=
git rev-list	-
git rm	=
git send-email	=
git shortlog	+
git show	+
git stash	=
git stash list	-
git stash show	+
git submodule	=
git submodule foreach	+
git svn	=
git switch	+
git tag	=
git update-ref	=
git whatchanged	=
git worktree	=
git worktree list	-
gitlab-runner	-
glab	=
glab alias	=
glab alias set	=
glab api	=
glab issue list	-
glab issue view	-
glab mr	=
glab mr list	-
glab mr view	-
glab repo	=
glab repo delete	=
gmake	+
gnuplot	=
go	=
go build	=
go doc	-
go env	=
go generate	=
go get	=
go install	=
go list	=
go run	+
go test	=
go version	-
go vet	=
gofmt	-
golangci-lint	-
google-chrome	=
goose	=
goose run	=
gopass	=
gopass show	=
goreleaser	=
goreleaser release	=
gpg	=
gradle	=
gradlew	=
graphql-codegen	-
grep	-
groff	=
gron	-
groovy	+
grpcurl	=
gs	=
gsed	=
gsed --sandbox	-
gsutil	=
gsutil cp	=
gtar	+
gtar cf	+
gtimeout	+
guile	+
gulp	-
gunzip	=
gzip	=
halt	=
hash	-
hasura	=
hasura migrate	=
hasura migrate apply	=
hatch	=
hatch add	=
hatch run	+
hcloud	-
helm	=
helm history	-
helm install	=
helm lint	-
helm list	-
helm status	-
helm template	=
helm uninstall	=
helm upgrade	=
heroku	=
heroku apps	-
heroku config	=
heroku ps	-
hf	=
hg	=
history	=
host	=
http	=
http-server	=
httpie	=
https	=
hugo	=
husky	-
hyperfine	+
iconv	=
ifne	+
indent	=
infisical	=
infisical export	=
infisical run	=
influx	=
influx delete	=
inotifywait	-
insmod	-
install	=
installer	=
invoke	-
ionice	-
ip	-
iptables	-
ipython	+
irb	+
isort	=
istioctl	=
istioctl uninstall	=
jar	=
java	=
javac	=
jekyll	-
jest	=
jj	=
join	-
journalctl	-
jq	=
jrunscript	+
jscodeshift	=
jshell	+
julia	+
jupyter	=
just	=
k3s kubectl	=
k3s kubectl delete	=
k3s kubectl exec	=
k3s kubectl get	=
k3s kubectl get secret	=
k6	-
karma	-
kill	=
killall	=
kind	=
klist	=
knex	=
ksh	+
kubectl	=
kubectl api-resources	+
kubectl apply	=
kubectl attach	=
kubectl cluster-info	+
kubectl config	=
kubectl config current-context	-
kubectl config view	=
kubectl cp	=
kubectl create	=
kubectl debug	=
kubectl delete	=
kubectl describe	+
kubectl diff	+
kubectl drain	=
kubectl edit	=
kubectl exec	+
kubectl explain	-
kubectl get	=
kubectl get secret	=
kubectl get secrets	=
kubectl logs	+
kubectl patch	=
kubectl port-forward	=
kubectl rollout	=
kubectl run	+
kubectl scale	=
kubectl top	+
kubectl version --client	-
kustomize	-
latexmk	=
launchctl	=
launchctl list	-
launchctl load	=
launchctl submit	=
ldconfig	=
lein	-
lerna	=
lerna exec	=
lerna exec --	+
lerna publish	=
less	=
let	-
lftp	=
libtool	=
lint-staged	-
liquibase	=
liquibase drop-all	=
live-server	=
lldb	=
llm	+
ln	=
localtunnel	=
locate	-
loginctl	=
logrotate	=
lpass	=
lpass show	=
lt	=
ltrace	-
lua	+
luac	=
luajit	+
luarocks install	=
lxc	=
lynx	=
m4	=
maestro	-
mage	-
mail	=
make	+
make -n	=
mamba	=
mamba info	-
mamba install	+
mamba list	-
mamba run	=
man	+
manage.py	=
mariadb	=
mariadb-dump	=
mawk	+
mc	=
mc cp	=
mcp-inspector	=
mcp-proxy	=
mdfind	-
meson	-
micro	-
minikube	=
mise	=
mise exec	+
mise install	-
mitmdump	-
mix	=
mkdir	-
mkdocs	=
mkdocs gh-deploy	=
mkfs	=
mksh	+
mlr	=
mmdc	=
mocha	=
modal	-
modprobe	-
mongo	=
mongodump	=
mongoimport	=
mongorestore	=
mongosh	=
more	=
mosh	=
mosquitto_pub	=
mount	-
msmtp	=
multitime	+
mutt	=
mv	=
mvn	=
mvn --version	-
mvn deploy	=
mvnw	=
mvnw --version	-
mypy	=
mysql	=
mysql -e	+
mysqladmin	=
mysqldump	=
nano	-
nawk	+
nc	=
ncat	=
neato	=
neofetch	=
neonctl	=
neonctl projects	=
neonctl projects delete	=
nerdctl	+
nerdctl push	+
nerdctl run	+
nerdctl system	+
nerdctl system prune	+
netcat	=
netlify	=
netlify deploy	=
networksetup	=
newman	=
next	=
ng	-
ngrok	=
ngrok http	=
nice	+
nikto	=
ninja	=
nix	+
nix develop	+
nix run	=
nix-shell	+
nmap	=
node	+
node --check	-
node --eval	+
node --test	-
node -c	-
node -e	+
node -p	+
node.exe	+
node.exe --check	-
node.exe --test	-
node.exe -c	-
nodejs	+
nodejs --check	-
nodejs --test	-
nodejs -c	-
nodemon	+
nodemon --exec	+
nohup	+
nomad	=
nomad job	=
nomad job run	=
nose2	-
nox	-
npm	=
npm --version	-
npm access	=
npm access grant	=
npm access grant read-write	=
npm add	=
npm audit	=
npm ci	-
npm config	=
npm config get	-
npm config list	-
npm config ls	-
npm config set	=
npm config set script-shell	=
npm create	=
npm dist-tag	=
npm dist-tag add	=
npm exec	+
npm exec --	+
npm exec --no	=
npm explain	-
npm explore	=
npm i	=
npm init	=
npm install	=
npm ls	-
npm outdated	-
npm owner	=
npm owner add	=
npm pack	=
npm prefix	-
npm publish	=
npm rebuild	-
npm root	-
npm run	+
npm start	+
npm test	+
npm token	=
npm token create	=
npm unpublish	=
npm update	=
npm version	-
npm view	=
npm why	-
npm x	+
npx	+
npx --no	=
npx --no-install	=
npx --yes	+
npx -y	+
nsenter	-
nslookup	=
nu	+
numactl	+
nuxt	-
nvim	+
nvm	=
nx	-
nyc	+
objcopy	=
oc	=
oc delete	=
oc exec	=
oc get	=
oc get secret	=
ocaml	=
octave	+
ollama	=
op	=
op read	=
op run	+
opam	=
opam exec	=
opam install	=
open	=
opencode	+
opencode run	+
openssl	=
openvpn	=
osascript	+
osascript -e	+
pacman -S	=
pandoc	=
parallel	+
parted	=
pass	=
pass show	=
passwd	-
patch	=
pbpaste	=
pdflatex	=
pdm	=
pdm add	+
pdm run	+
perf	+
perf stat	+
perl	+
perl -0777	=
perl -0777 -pe	+
perl -c	=
perl -e	+
perl -i	=
perl -i -pe	+
perl -ne	+
perl -pe	+
perl -pi	=
perl -pi -e	+
pg_dump	+
pg_dumpall	=
pg_restore	=
php	+
php -l	-
php -r	+
php artisan	=
phpunit	=
ping	=
pio	-
pip	=
pip check	-
pip config	=
pip config set	=
pip freeze	-
pip install	+
pip list	-
pip show	-
pip uninstall	=
pip wheel	=
pip3	=
pip3 check	-
pip3 freeze	-
pip3 install	+
pip3 list	-
pip3 show	-
pipenv	=
pipenv add	=
pipenv install	+
pipenv run	+
pipx	=
pipx install	+
pipx run	+
pixi run	+
pkexec	+
pkill	=
playwright	=
pm2	=
pm2 start	=
pnpm	=
pnpm -r	=
pnpm -r exec	+
pnpm add	=
pnpm config	=
pnpm config get	-
pnpm config set	=
pnpm config set script-shell	=
pnpm dlx	+
pnpm exec	+
pnpm i	=
pnpm install	=
pnpm list	-
pnpm ls	-
pnpm outdated	-
pnpm publish	=
pnpm run	-
pnpm why	-
pnpx	+
pod	-
podman	+
podman exec	+
podman push	=
podman run	+
podman system	+
podman system prune	+
podman-compose	=
podman-compose build	-
podman-compose config	-
podman-compose logs	-
podman-compose ps	-
podman-compose pull	-
podman-compose restart	-
podman-compose run	=
podman-compose stop	-
poetry	=
poetry add	+
poetry check	-
poetry config	=
poetry env info	-
poetry publish	=
poetry run	+
poetry show	-
port install	=
poweroff	=
powershell	+
powershell -Command	+
powershell -c	+
powershell.exe	+
powershell.exe -Command	+
powershell.exe -c	+
pre-commit	=
prettier	=
printenv	=
printf	-
prisma	=
prisma db	=
prisma db push	=
prisma migrate	=
prisma migrate reset	=
prlimit	+
proot	+
protoc	=
proxychains	+
proxychains4	+
ps	=
pscale	=
pscale database	=
pscale database delete	=
psql	+
psql --version	-
psql -c	+
pulumi	=
pulumi destroy	=
pulumi preview	-
pulumi stack ls	-
pulumi up	=
puppet	=
puppet apply	=
pv	-
pwsh	+
pwsh -Command	+
pwsh -c	+
pwsh.exe	+
py	+
py -c	+
py -m	+
py -m compileall	-
py -m json.tool	-
py -m py_compile	-
py -m timeit	+
py -m unittest	-
py.test	=
pyenv	=
pyenv exec	=
pylint	=
pypy	+
pypy3	+
pyright	-
pytest	=
python	+
python -c	+
python -m	+
python -m compileall	-
python -m json.tool	-
python -m pip	=
python -m pip install	+
python -m py_compile	-
python -m timeit	+
python -m unittest	-
python manage.py	=
python.exe	+
python2	+
python2 -c	+
python3	+
python3 -c	+
python3 -m	+
python3 -m compileall	-
python3 -m json.tool	-
python3 -m pip	=
python3 -m pip install	+
python3 -m py_compile	-
python3 -m timeit	+
python3 -m unittest	-
python3 manage.py	=
python3.exe	+
qpdf	-
qwen	=
rails	-
railway	=
railway up	=
railway variables	=
rake	=
rbenv	=
rbenv exec	=
rclone	=
rclone copy	=
rclone purge	=
react-scripts	-
reboot	=
redis-cli	=
reg	=
release-it	=
rename	+
restic	=
rg	+
rlwrap	+
rm	=
rm -R	=
rm -Rf	=
rm -f	=
rm -fr	=
rm -r	=
rm -r -f	=
rm -rf	=
rm -rfv	=
rmdir	-
rollup	-
rpm	=
rspec	-
rsync	+
rubocop	=
ruby	+
ruby -c	-
ruby -e	+
ruff	-
run-parts	=
runuser	+
rush	-
rustc	=
rustup	=
rustup run	+
rustup run stable	+
rye	=
rye add	=
rye run	+
s3cmd	=
s3cmd put	=
s5cmd	=
s5cmd cp	=
sam	=
sam delete	=
sam deploy	=
sbcl	+
sbt	-
schtasks	=
scons	-
scp	=
screen	+
screencapture	=
script	-
scutil	-
sdiff	=
secret-tool	-
security	=
security find-generic-password	=
sed	=
sed --sandbox	-
sed -E	+
sed -e	+
sed -i	+
sed -n	+
sed -ne	+
semantic-release	=
semgrep	=
sendmail	=
sentry-cli	=
serve	=
serverless	=
serverless deploy	=
serverless remove	=
service	=
set	=
setarch	+
setcap	-
setpriv	-
setsid	-
sf	=
sf project	=
sf project deploy	=
sf project deploy start	=
sftp	=
sh	+
sh -c	+
sh -n	-
shellcheck	-
shred	=
shuf	=
shutdown	=
skaffold	=
skaffold run	=
skopeo	=
sls	=
sls deploy	=
smbclient	=
snap	=
snap install	=
snowsql	=
snyk	=
socat	=
sops	=
sops exec-env	=
sort	=
source	-
spark-submit	=
sphinx-build	-
split	=
sponge	=
sqlcmd	=
sqlite3	+
sqlmap	=
ssh	+
ssh-add	=
ssh-agent	+
ssh-copy-id	=
ssh-keygen	=
ssh-keyscan	=
sshpass	+
stack	=
stack exec	=
stack test	-
start	=
start-stop-daemon	+
stat	-
stdbuf	+
stow	=
strace	-
stripe	=
stripe charges	=
stripe charges create	=
stylelint	=
su	+
sudo	+
supabase	=
supabase db	=
supabase db push	=
supabase db reset	=
supabase status	-
surge	=
svn	=
swaks	=
swift	=
swift package	-
swift run	-
sysctl	-
systemctl	=
systemctl --user	=
systemctl --user enable	=
systemctl cat	-
systemctl enable	-
systemctl is-active	-
systemctl is-enabled	-
systemctl list-unit-files	-
systemctl list-units	-
systemctl show	-
systemctl status	-
systemctl stop	-
systemd-run	+
tailscale	=
tar	+
tar -xzf	=
tar cf	+
task	-
taskkill	=
taskset	-
tclsh	+
tcpdump	-
tcsh	+
tee	-
telnet	=
terraform	=
terraform apply	+
terraform console	-
terraform destroy	+
terraform fmt	-
terraform import	=
terraform init	=
terraform output	=
terraform plan	=
terraform show	=
terraform state	=
terraform state pull	=
terraform state rm	=
terraform validate	-
terraform version	-
terraform workspace	=
terragrunt	=
terragrunt apply	=
terragrunt run-all	=
terragrunt run-all destroy	=
test	=
tic	-
tig	-
tilt	-
time	+
timeout	+
tmate	=
tmutil	-
tmux	+
tmux new-session	+
tmux send-keys	=
tofu	=
tofu apply	+
tofu destroy	+
tofu fmt	-
tofu version	-
top	-
torify	+
torsocks	+
touch	-
tox	-
toybox	+
traceroute	=
transfer	=
trap	-
trash-put	=
tree	=
trufflehog	=
truncate	=
ts-node	+
ts-node -e	+
tsc	=
tsc --noEmit	=
tshark	=
tsup	-
tsx	+
tsx -e	+
turbo	-
turso	=
turso db	=
turso db destroy	=
twilio	=
twine	=
twine upload	=
typeset	=
ufw	-
unbuffer	+
uniq	-
unlink	=
unshar	=
unshare	-
unzip	=
update-alternatives	-
update-rc.d	-
updatedb	=
useradd	-
usermod	-
usql	=
uv	=
uv --version	-
uv add	+
uv pip	=
uv pip freeze	-
uv pip install	+
uv pip list	-
uv pip show	-
uv publish	=
uv run	+
uv sync	-
uv tool	=
uv tool install	+
uv tool run	+
uv tree	-
uvx	+
vagrant	-
valgrind	+
valkey-cli	=
vault	=
vault kv	=
vault kv get	=
vcpkg	=
vcpkg install	=
vercel	=
vercel deploy	=
vercel env	=
vercel env pull	=
vercel ls	-
vercel whoami	-
vi	+
vim	+
virtualenv	=
visudo	-
vite	=
vitest	=
volta	=
volta run	=
vsce publish	=
w3m	=
watch	-
watchexec	+
webpack	=
websocat	=
wget	+
whois	=
winget	=
winget install	=
wipefs	-
wmic	=
wmic process	=
wmic process call	=
wmic process call create	=
wormhole	=
wormhole send	=
wp	=
wrangler	=
wrangler deploy	=
wrangler whoami	-
xargs	+
xcodebuild	-
xcrun	=
xdg-open	=
xdotool	=
xdotool exec	=
xh	=
xmllint	=
xonsh	+
xsltproc	=
xxd	=
yarn	=
yarn --version	-
yarn add	=
yarn config	=
yarn config get	-
yarn config set	=
yarn config set script-shell	=
yarn dlx	+
yarn exec	+
yarn install	-
yarn npm	=
yarn npm publish	=
yarn publish	=
yarn why	-
yash	+
yq	=
yt-dlp	=
yum	=
yum install	=
zip	=
zsh	+
zsh -c	+
zsh -lc	+
zsh -n	-
zstd	=
zx	+
`;
