// Written by test/capability/catalogue.test.ts.
import type { Program } from '../program.ts';
import p7zPrograms from './7z.ts';
import RscriptPrograms from './Rscript.ts';
import abPrograms from './ab.ts';
import ackPrograms from './ack.ts';
import actPrograms from './act.ts';
import adbPrograms from './adb.ts';
import agPrograms from './ag.ts';
import agePrograms from './age.ts';
import agentBrowserPrograms from './agent-browser.ts';
import aiderPrograms from './aider.ts';
import alembicPrograms from './alembic.ts';
import aliasPrograms from './alias.ts';
import ampPrograms from './amp.ts';
import amplifyPrograms from './amplify.ts';
import ansibleInventoryPrograms from './ansible-inventory.ts';
import ansiblePlaybookPrograms from './ansible-playbook.ts';
import ansiblePrograms from './ansible.ts';
import antPrograms from './ant.ts';
import apache2ctlPrograms from './apache2ctl.ts';
import apkPrograms from './apk.ts';
import aptConfigPrograms from './apt-config.ts';
import aptGetPrograms from './apt-get.ts';
import archPrograms from './arch.ts';
import argocdPrograms from './argocd.ts';
import aria2cPrograms from './aria2c.ts';
import arpPrograms from './arp.ts';
import artisanPrograms from './artisan.ts';
import asPrograms from './as.ts';
import asciidoctorPrograms from './asciidoctor.ts';
import asdfPrograms from './asdf.ts';
import aspellPrograms from './aspell.ts';
import astGrepPrograms from './ast-grep.ts';
import astroPrograms from './astro.ts';
import atPrograms from './at.ts';
import autoconfPrograms from './autoconf.ts';
import autosshPrograms from './autossh.ts';
import avaPrograms from './ava.ts';
import awkPrograms from './awk.ts';
import awsVaultPrograms from './aws-vault.ts';
import awsPrograms from './aws.ts';
import azPrograms from './az.ts';
import azcopyPrograms from './azcopy.ts';
import bashPrograms from './bash.ts';
import batPrograms from './bat.ts';
import bazelPrograms from './bazel.ts';
import biomePrograms from './biome.ts';
import blackPrograms from './black.ts';
import blenderPrograms from './blender.ts';
import borgPrograms from './borg.ts';
import bpftracePrograms from './bpftrace.ts';
import bqPrograms from './bq.ts';
import brewPrograms from './brew.ts';
import buildahPrograms from './buildah.ts';
import builtinPrograms from './builtin.ts';
import bunPrograms from './bun.ts';
import bundlePrograms from './bundle.ts';
import bunxPrograms from './bunx.ts';
import busyboxPrograms from './busybox.ts';
import bwPrograms from './bw.ts';
import bwrapPrograms from './bwrap.ts';
import c8Programs from './c8.ts';
import cabalPrograms from './cabal.ts';
import caddyPrograms from './caddy.ts';
import caffeinatePrograms from './caffeinate.ts';
import capshPrograms from './capsh.ts';
import cargoPrograms from './cargo.ts';
import catPrograms from './cat.ts';
import ccachePrograms from './ccache.ts';
import cdkPrograms from './cdk.ts';
import cdktfPrograms from './cdktf.ts';
import certbotPrograms from './certbot.ts';
import chamberPrograms from './chamber.ts';
import chezmoiPrograms from './chezmoi.ts';
import chmodPrograms from './chmod.ts';
import chocoPrograms from './choco.ts';
import choomPrograms from './choom.ts';
import chownPrograms from './chown.ts';
import chronicPrograms from './chronic.ts';
import chrootPrograms from './chroot.ts';
import chrtPrograms from './chrt.ts';
import chshPrograms from './chsh.ts';
import clangFormatPrograms from './clang-format.ts';
import clangTidyPrograms from './clang-tidy.ts';
import claudePrograms from './claude.ts';
import clickhouseClientPrograms from './clickhouse-client.ts';
import clickhousePrograms from './clickhouse.ts';
import cloudflaredPrograms from './cloudflared.ts';
import cmakePrograms from './cmake.ts';
import cmdPrograms from './cmd.ts';
import codePrograms from './code.ts';
import codexPrograms from './codex.ts';
import commandPrograms from './command.ts';
import compgenPrograms from './compgen.ts';
import completePrograms from './complete.ts';
import composerPrograms from './composer.ts';
import conanPrograms from './conan.ts';
import concurrentlyPrograms from './concurrently.ts';
import condaPrograms from './conda.ts';
import consulPrograms from './consul.ts';
import copilotPrograms from './copilot.ts';
import coprocPrograms from './coproc.ts';
import corepackPrograms from './corepack.ts';
import coveragePrograms from './coverage.ts';
import cowsayPrograms from './cowsay.ts';
import cpPrograms from './cp.ts';
import cpanPrograms from './cpan.ts';
import cpanmPrograms from './cpanm.ts';
import cpioPrograms from './cpio.ts';
import cppPrograms from './cpp.ts';
import cpulimitPrograms from './cpulimit.ts';
import cqlshPrograms from './cqlsh.ts';
import createdbPrograms from './createdb.ts';
import crocPrograms from './croc.ts';
import crontabPrograms from './crontab.ts';
import crossEnvPrograms from './cross-env.ts';
import cshPrograms from './csh.ts';
import csplitPrograms from './csplit.ts';
import ctagsPrograms from './ctags.ts';
import ctestPrograms from './ctest.ts';
import curlPrograms from './curl.ts';
import cursorAgentPrograms from './cursor-agent.ts';
import cypressPrograms from './cypress.ts';
import daggerPrograms from './dagger.ts';
import dartPrograms from './dart.ts';
import datePrograms from './date.ts';
import dbtPrograms from './dbt.ts';
import dcPrograms from './dc.ts';
import ddPrograms from './dd.ts';
import declarePrograms from './declare.ts';
import defaultsPrograms from './defaults.ts';
import denoPrograms from './deno.ts';
import devboxPrograms from './devbox.ts';
import devcontainerPrograms from './devcontainer.ts';
import dialogPrograms from './dialog.ts';
import diffPrograms from './diff.ts';
import digPrograms from './dig.ts';
import direnvPrograms from './direnv.ts';
import distccPrograms from './distcc.ts';
import dnfPrograms from './dnf.ts';
import doasPrograms from './doas.ts';
import dockerComposePrograms from './docker-compose.ts';
import dockerPrograms from './docker.ts';
import doctlPrograms from './doctl.ts';
import dopplerPrograms from './doppler.ts';
import dotPrograms from './dot.ts';
import dotenvPrograms from './dotenv.ts';
import dotnetPrograms from './dotnet.ts';
import doxygenPrograms from './doxygen.ts';
import dpkgPrograms from './dpkg.ts';
import dprintPrograms from './dprint.ts';
import drizzleKitPrograms from './drizzle-kit.ts';
import dropdbPrograms from './dropdb.ts';
import dtachPrograms from './dtach.ts';
import duckdbPrograms from './duckdb.ts';
import dvcPrograms from './dvc.ts';
import earthlyPrograms from './earthly.ts';
import easPrograms from './eas.ts';
import easy_installPrograms from './easy_install.ts';
import ebPrograms from './eb.ts';
import edPrograms from './ed.ts';
import eksctlPrograms from './eksctl.ts';
import elixirPrograms from './elixir.ts';
import elvishPrograms from './elvish.ts';
import emacsPrograms from './emacs.ts';
import enablePrograms from './enable.ts';
import entrPrograms from './entr.ts';
import envPrograms from './env.ts';
import envsubstPrograms from './envsubst.ts';
import esbuildPrograms from './esbuild.ts';
import eslintPrograms from './eslint.ts';
import etcdctlPrograms from './etcdctl.ts';
import evalPrograms from './eval.ts';
import execPrograms from './exec.ts';
import exiftoolPrograms from './exiftool.ts';
import expectPrograms from './expect.ts';
import expoPrograms from './expo.ts';
import fakerootPrograms from './fakeroot.ts';
import fastlanePrograms from './fastlane.ts';
import fdPrograms from './fd.ts';
import ffmpegPrograms from './ffmpeg.ts';
import filePrograms from './file.ts';
import findPrograms from './find.ts';
import firebasePrograms from './firebase.ts';
import firefoxPrograms from './firefox.ts';
import firejailPrograms from './firejail.ts';
import fishPrograms from './fish.ts';
import flake8Programs from './flake8.ts';
import flashromPrograms from './flashrom.ts';
import flockPrograms from './flock.ts';
import flutterPrograms from './flutter.ts';
import fluxPrograms from './flux.ts';
import flyPrograms from './fly.ts';
import flywayPrograms from './flyway.ts';
import fnmPrograms from './fnm.ts';
import ftpPrograms from './ftp.ts';
import fzfPrograms from './fzf.ts';
import gccPrograms from './gcc.ts';
import gcloudPrograms from './gcloud.ts';
import gcorePrograms from './gcore.ts';
import gdbPrograms from './gdb.ts';
import gemPrograms from './gem.ts';
import geminiPrograms from './gemini.ts';
import genisoimagePrograms from './genisoimage.ts';
import getentPrograms from './getent.ts';
import ghPrograms from './gh.ts';
import ghcPrograms from './ghc.ts';
import gitPrograms from './git.ts';
import gitlabRunnerPrograms from './gitlab-runner.ts';
import glabPrograms from './glab.ts';
import gnuplotPrograms from './gnuplot.ts';
import goPrograms from './go.ts';
import gofmtPrograms from './gofmt.ts';
import golangciLintPrograms from './golangci-lint.ts';
import googleChromePrograms from './google-chrome.ts';
import goosePrograms from './goose.ts';
import gopassPrograms from './gopass.ts';
import goreleaserPrograms from './goreleaser.ts';
import gpgPrograms from './gpg.ts';
import gradlePrograms from './gradle.ts';
import graphqlCodegenPrograms from './graphql-codegen.ts';
import grepPrograms from './grep.ts';
import groffPrograms from './groff.ts';
import gronPrograms from './gron.ts';
import groovyPrograms from './groovy.ts';
import grpcurlPrograms from './grpcurl.ts';
import gsPrograms from './gs.ts';
import gsutilPrograms from './gsutil.ts';
import guilePrograms from './guile.ts';
import gulpPrograms from './gulp.ts';
import gzipPrograms from './gzip.ts';
import hashPrograms from './hash.ts';
import hasuraPrograms from './hasura.ts';
import hatchPrograms from './hatch.ts';
import hcloudPrograms from './hcloud.ts';
import helmPrograms from './helm.ts';
import herokuPrograms from './heroku.ts';
import hfPrograms from './hf.ts';
import hgPrograms from './hg.ts';
import historyPrograms from './history.ts';
import hostPrograms from './host.ts';
import httpServerPrograms from './http-server.ts';
import httpPrograms from './http.ts';
import hugoPrograms from './hugo.ts';
import huskyPrograms from './husky.ts';
import hyperfinePrograms from './hyperfine.ts';
import iconvPrograms from './iconv.ts';
import ifnePrograms from './ifne.ts';
import indentPrograms from './indent.ts';
import infisicalPrograms from './infisical.ts';
import influxPrograms from './influx.ts';
import inotifywaitPrograms from './inotifywait.ts';
import insmodPrograms from './insmod.ts';
import installPrograms from './install.ts';
import installerPrograms from './installer.ts';
import invokePrograms from './invoke.ts';
import ionicePrograms from './ionice.ts';
import ipPrograms from './ip.ts';
import iptablesPrograms from './iptables.ts';
import irbPrograms from './irb.ts';
import isortPrograms from './isort.ts';
import istioctlPrograms from './istioctl.ts';
import jarPrograms from './jar.ts';
import javaPrograms from './java.ts';
import javacPrograms from './javac.ts';
import jekyllPrograms from './jekyll.ts';
import jestPrograms from './jest.ts';
import jjPrograms from './jj.ts';
import joinPrograms from './join.ts';
import journalctlPrograms from './journalctl.ts';
import jqPrograms from './jq.ts';
import jrunscriptPrograms from './jrunscript.ts';
import jscodeshiftPrograms from './jscodeshift.ts';
import jshellPrograms from './jshell.ts';
import juliaPrograms from './julia.ts';
import jupyterPrograms from './jupyter.ts';
import justPrograms from './just.ts';
import k3sPrograms from './k3s.ts';
import k6Programs from './k6.ts';
import karmaPrograms from './karma.ts';
import killPrograms from './kill.ts';
import kindPrograms from './kind.ts';
import klistPrograms from './klist.ts';
import knexPrograms from './knex.ts';
import kshPrograms from './ksh.ts';
import kubectlPrograms from './kubectl.ts';
import kustomizePrograms from './kustomize.ts';
import latexmkPrograms from './latexmk.ts';
import launchctlPrograms from './launchctl.ts';
import ldconfigPrograms from './ldconfig.ts';
import leinPrograms from './lein.ts';
import lernaPrograms from './lerna.ts';
import lessPrograms from './less.ts';
import letPrograms from './let.ts';
import lftpPrograms from './lftp.ts';
import libtoolPrograms from './libtool.ts';
import lintStagedPrograms from './lint-staged.ts';
import liquibasePrograms from './liquibase.ts';
import liveServerPrograms from './live-server.ts';
import lldbPrograms from './lldb.ts';
import llmPrograms from './llm.ts';
import lnPrograms from './ln.ts';
import localtunnelPrograms from './localtunnel.ts';
import locatePrograms from './locate.ts';
import loginctlPrograms from './loginctl.ts';
import logrotatePrograms from './logrotate.ts';
import lpassPrograms from './lpass.ts';
import ltPrograms from './lt.ts';
import ltracePrograms from './ltrace.ts';
import luaPrograms from './lua.ts';
import luacPrograms from './luac.ts';
import luarocksPrograms from './luarocks.ts';
import lxcPrograms from './lxc.ts';
import lynxPrograms from './lynx.ts';
import m4Programs from './m4.ts';
import maestroPrograms from './maestro.ts';
import magePrograms from './mage.ts';
import magickPrograms from './magick.ts';
import mailPrograms from './mail.ts';
import makePrograms from './make.ts';
import manPrograms from './man.ts';
import mariadbDumpPrograms from './mariadb-dump.ts';
import mcPrograms from './mc.ts';
import mcpInspectorPrograms from './mcp-inspector.ts';
import mcpProxyPrograms from './mcp-proxy.ts';
import mdfindPrograms from './mdfind.ts';
import mesonPrograms from './meson.ts';
import microPrograms from './micro.ts';
import minikubePrograms from './minikube.ts';
import misePrograms from './mise.ts';
import mitmdumpPrograms from './mitmdump.ts';
import mixPrograms from './mix.ts';
import mkdirPrograms from './mkdir.ts';
import mkdocsPrograms from './mkdocs.ts';
import mkfsPrograms from './mkfs.ts';
import mlrPrograms from './mlr.ts';
import mmdcPrograms from './mmdc.ts';
import mochaPrograms from './mocha.ts';
import modalPrograms from './modal.ts';
import modprobePrograms from './modprobe.ts';
import mongodumpPrograms from './mongodump.ts';
import mongoimportPrograms from './mongoimport.ts';
import mongorestorePrograms from './mongorestore.ts';
import mongoshPrograms from './mongosh.ts';
import morePrograms from './more.ts';
import moshPrograms from './mosh.ts';
import mosquitto_pubPrograms from './mosquitto_pub.ts';
import mountPrograms from './mount.ts';
import msmtpPrograms from './msmtp.ts';
import multitimePrograms from './multitime.ts';
import muttPrograms from './mutt.ts';
import mvPrograms from './mv.ts';
import mvnPrograms from './mvn.ts';
import mypyPrograms from './mypy.ts';
import mysqlPrograms from './mysql.ts';
import mysqladminPrograms from './mysqladmin.ts';
import mysqldumpPrograms from './mysqldump.ts';
import nanoPrograms from './nano.ts';
import ncPrograms from './nc.ts';
import neofetchPrograms from './neofetch.ts';
import neonctlPrograms from './neonctl.ts';
import nerdctlPrograms from './nerdctl.ts';
import netlifyPrograms from './netlify.ts';
import networksetupPrograms from './networksetup.ts';
import newmanPrograms from './newman.ts';
import nextPrograms from './next.ts';
import ngPrograms from './ng.ts';
import nginxPrograms from './nginx.ts';
import ngrokPrograms from './ngrok.ts';
import nicePrograms from './nice.ts';
import niktoPrograms from './nikto.ts';
import ninjaPrograms from './ninja.ts';
import nixPrograms from './nix.ts';
import nmapPrograms from './nmap.ts';
import nodePrograms from './node.ts';
import nodemonPrograms from './nodemon.ts';
import nohupPrograms from './nohup.ts';
import nomadPrograms from './nomad.ts';
import nose2Programs from './nose2.ts';
import noxPrograms from './nox.ts';
import npmPrograms from './npm.ts';
import npxPrograms from './npx.ts';
import nsenterPrograms from './nsenter.ts';
import nslookupPrograms from './nslookup.ts';
import ntfyPrograms from './ntfy.ts';
import nuPrograms from './nu.ts';
import numactlPrograms from './numactl.ts';
import nuxtPrograms from './nuxt.ts';
import nvmPrograms from './nvm.ts';
import nxPrograms from './nx.ts';
import nycPrograms from './nyc.ts';
import objcopyPrograms from './objcopy.ts';
import ocPrograms from './oc.ts';
import ocamlPrograms from './ocaml.ts';
import octavePrograms from './octave.ts';
import ollamaPrograms from './ollama.ts';
import opPrograms from './op.ts';
import opamPrograms from './opam.ts';
import openPrograms from './open.ts';
import opencodePrograms from './opencode.ts';
import opensslPrograms from './openssl.ts';
import openvpnPrograms from './openvpn.ts';
import osascriptPrograms from './osascript.ts';
import pacmanPrograms from './pacman.ts';
import pandocPrograms from './pandoc.ts';
import parallelPrograms from './parallel.ts';
import passPrograms from './pass.ts';
import passwdPrograms from './passwd.ts';
import patchPrograms from './patch.ts';
import pbpastePrograms from './pbpaste.ts';
import pdflatexPrograms from './pdflatex.ts';
import pdmPrograms from './pdm.ts';
import perfPrograms from './perf.ts';
import perlPrograms from './perl.ts';
import pg_dumpPrograms from './pg_dump.ts';
import pg_dumpallPrograms from './pg_dumpall.ts';
import pg_restorePrograms from './pg_restore.ts';
import phpPrograms from './php.ts';
import phpunitPrograms from './phpunit.ts';
import pingPrograms from './ping.ts';
import pioPrograms from './pio.ts';
import pipPrograms from './pip.ts';
import pipenvPrograms from './pipenv.ts';
import pipxPrograms from './pipx.ts';
import pixiPrograms from './pixi.ts';
import pkexecPrograms from './pkexec.ts';
import playwrightPrograms from './playwright.ts';
import pm2Programs from './pm2.ts';
import pnpmPrograms from './pnpm.ts';
import pnpxPrograms from './pnpx.ts';
import podPrograms from './pod.ts';
import podmanPrograms from './podman.ts';
import poetryPrograms from './poetry.ts';
import portPrograms from './port.ts';
import preCommitPrograms from './pre-commit.ts';
import prettierPrograms from './prettier.ts';
import printenvPrograms from './printenv.ts';
import printfPrograms from './printf.ts';
import prismaPrograms from './prisma.ts';
import prlimitPrograms from './prlimit.ts';
import prootPrograms from './proot.ts';
import protocPrograms from './protoc.ts';
import psPrograms from './ps.ts';
import pscalePrograms from './pscale.ts';
import psqlPrograms from './psql.ts';
import pulumiPrograms from './pulumi.ts';
import puppetPrograms from './puppet.ts';
import pvPrograms from './pv.ts';
import pwshPrograms from './pwsh.ts';
import pyenvPrograms from './pyenv.ts';
import pylintPrograms from './pylint.ts';
import pyrightPrograms from './pyright.ts';
import pytestPrograms from './pytest.ts';
import pythonPrograms from './python.ts';
import qpdfPrograms from './qpdf.ts';
import qwenPrograms from './qwen.ts';
import railsPrograms from './rails.ts';
import railwayPrograms from './railway.ts';
import rakePrograms from './rake.ts';
import rbenvPrograms from './rbenv.ts';
import rclonePrograms from './rclone.ts';
import reactScriptsPrograms from './react-scripts.ts';
import rebootPrograms from './reboot.ts';
import redisCliPrograms from './redis-cli.ts';
import regPrograms from './reg.ts';
import releaseItPrograms from './release-it.ts';
import renamePrograms from './rename.ts';
import resticPrograms from './restic.ts';
import rgPrograms from './rg.ts';
import rlwrapPrograms from './rlwrap.ts';
import rmPrograms from './rm.ts';
import rmdirPrograms from './rmdir.ts';
import rollupPrograms from './rollup.ts';
import rpmPrograms from './rpm.ts';
import rspecPrograms from './rspec.ts';
import rsyncPrograms from './rsync.ts';
import rubocopPrograms from './rubocop.ts';
import rubyPrograms from './ruby.ts';
import ruffPrograms from './ruff.ts';
import runPartsPrograms from './run-parts.ts';
import rushPrograms from './rush.ts';
import rustcPrograms from './rustc.ts';
import rustupPrograms from './rustup.ts';
import ryePrograms from './rye.ts';
import s3cmdPrograms from './s3cmd.ts';
import s5cmdPrograms from './s5cmd.ts';
import samPrograms from './sam.ts';
import sbclPrograms from './sbcl.ts';
import sbtPrograms from './sbt.ts';
import schtasksPrograms from './schtasks.ts';
import sconsPrograms from './scons.ts';
import scpPrograms from './scp.ts';
import screenPrograms from './screen.ts';
import screencapturePrograms from './screencapture.ts';
import scriptPrograms from './script.ts';
import scutilPrograms from './scutil.ts';
import sdiffPrograms from './sdiff.ts';
import secretToolPrograms from './secret-tool.ts';
import securityPrograms from './security.ts';
import sedPrograms from './sed.ts';
import semanticReleasePrograms from './semantic-release.ts';
import semgrepPrograms from './semgrep.ts';
import sendmailPrograms from './sendmail.ts';
import sentryCliPrograms from './sentry-cli.ts';
import servePrograms from './serve.ts';
import serverlessPrograms from './serverless.ts';
import servicePrograms from './service.ts';
import setPrograms from './set.ts';
import setarchPrograms from './setarch.ts';
import setcapPrograms from './setcap.ts';
import setprivPrograms from './setpriv.ts';
import setsidPrograms from './setsid.ts';
import sfPrograms from './sf.ts';
import sftpPrograms from './sftp.ts';
import sgPrograms from './sg.ts';
import shPrograms from './sh.ts';
import shellcheckPrograms from './shellcheck.ts';
import shredPrograms from './shred.ts';
import shufPrograms from './shuf.ts';
import skaffoldPrograms from './skaffold.ts';
import skopeoPrograms from './skopeo.ts';
import slsPrograms from './sls.ts';
import smbclientPrograms from './smbclient.ts';
import snapPrograms from './snap.ts';
import snowsqlPrograms from './snowsql.ts';
import snykPrograms from './snyk.ts';
import socatPrograms from './socat.ts';
import sopsPrograms from './sops.ts';
import sortPrograms from './sort.ts';
import sourcePrograms from './source.ts';
import sparkSubmitPrograms from './spark-submit.ts';
import sphinxBuildPrograms from './sphinx-build.ts';
import splitPrograms from './split.ts';
import spongePrograms from './sponge.ts';
import sqlcmdPrograms from './sqlcmd.ts';
import sqlite3Programs from './sqlite3.ts';
import sqlmapPrograms from './sqlmap.ts';
import sshAddPrograms from './ssh-add.ts';
import sshAgentPrograms from './ssh-agent.ts';
import sshCopyIdPrograms from './ssh-copy-id.ts';
import sshKeygenPrograms from './ssh-keygen.ts';
import sshKeyscanPrograms from './ssh-keyscan.ts';
import sshPrograms from './ssh.ts';
import sshpassPrograms from './sshpass.ts';
import stackPrograms from './stack.ts';
import startStopDaemonPrograms from './start-stop-daemon.ts';
import statPrograms from './stat.ts';
import stdbufPrograms from './stdbuf.ts';
import stowPrograms from './stow.ts';
import stracePrograms from './strace.ts';
import stripePrograms from './stripe.ts';
import stylelintPrograms from './stylelint.ts';
import suPrograms from './su.ts';
import sudoPrograms from './sudo.ts';
import supabasePrograms from './supabase.ts';
import surgePrograms from './surge.ts';
import svnPrograms from './svn.ts';
import swaksPrograms from './swaks.ts';
import swiftPrograms from './swift.ts';
import sysctlPrograms from './sysctl.ts';
import systemctlPrograms from './systemctl.ts';
import systemdRunPrograms from './systemd-run.ts';
import tailscalePrograms from './tailscale.ts';
import tarPrograms from './tar.ts';
import taskPrograms from './task.ts';
import tasksetPrograms from './taskset.ts';
import tclshPrograms from './tclsh.ts';
import tcpdumpPrograms from './tcpdump.ts';
import teePrograms from './tee.ts';
import telnetPrograms from './telnet.ts';
import terraformPrograms from './terraform.ts';
import terragruntPrograms from './terragrunt.ts';
import testPrograms from './test.ts';
import ticPrograms from './tic.ts';
import tigPrograms from './tig.ts';
import tiltPrograms from './tilt.ts';
import timePrograms from './time.ts';
import timeoutPrograms from './timeout.ts';
import tmatePrograms from './tmate.ts';
import tmutilPrograms from './tmutil.ts';
import tmuxPrograms from './tmux.ts';
import topPrograms from './top.ts';
import torifyPrograms from './torify.ts';
import touchPrograms from './touch.ts';
import toxPrograms from './tox.ts';
import traceroutePrograms from './traceroute.ts';
import transferPrograms from './transfer.ts';
import trapPrograms from './trap.ts';
import trashPutPrograms from './trash-put.ts';
import treePrograms from './tree.ts';
import trufflehogPrograms from './trufflehog.ts';
import truncatePrograms from './truncate.ts';
import tscPrograms from './tsc.ts';
import tsharkPrograms from './tshark.ts';
import tsupPrograms from './tsup.ts';
import tsxPrograms from './tsx.ts';
import turboPrograms from './turbo.ts';
import tursoPrograms from './turso.ts';
import twilioPrograms from './twilio.ts';
import twinePrograms from './twine.ts';
import ufwPrograms from './ufw.ts';
import unbufferPrograms from './unbuffer.ts';
import uniqPrograms from './uniq.ts';
import unlinkPrograms from './unlink.ts';
import unsharPrograms from './unshar.ts';
import unsharePrograms from './unshare.ts';
import unzipPrograms from './unzip.ts';
import updateAlternativesPrograms from './update-alternatives.ts';
import updateRcDPrograms from './update-rc-d.ts';
import updatedbPrograms from './updatedb.ts';
import useraddPrograms from './useradd.ts';
import usermodPrograms from './usermod.ts';
import usqlPrograms from './usql.ts';
import uvPrograms from './uv.ts';
import uvxPrograms from './uvx.ts';
import vagrantPrograms from './vagrant.ts';
import valgrindPrograms from './valgrind.ts';
import valkeyCliPrograms from './valkey-cli.ts';
import vaultPrograms from './vault.ts';
import vcpkgPrograms from './vcpkg.ts';
import vercelPrograms from './vercel.ts';
import vimPrograms from './vim.ts';
import virtualenvPrograms from './virtualenv.ts';
import visudoPrograms from './visudo.ts';
import vitePrograms from './vite.ts';
import vitestPrograms from './vitest.ts';
import voltaPrograms from './volta.ts';
import vscePrograms from './vsce.ts';
import w3mPrograms from './w3m.ts';
import watchPrograms from './watch.ts';
import watchexecPrograms from './watchexec.ts';
import webpackPrograms from './webpack.ts';
import websocatPrograms from './websocat.ts';
import wgetPrograms from './wget.ts';
import whoisPrograms from './whois.ts';
import wingetPrograms from './winget.ts';
import wipefsPrograms from './wipefs.ts';
import wormholePrograms from './wormhole.ts';
import wpPrograms from './wp.ts';
import wranglerPrograms from './wrangler.ts';
import xargsPrograms from './xargs.ts';
import xcodebuildPrograms from './xcodebuild.ts';
import xcrunPrograms from './xcrun.ts';
import xdotoolPrograms from './xdotool.ts';
import xmllintPrograms from './xmllint.ts';
import xonshPrograms from './xonsh.ts';
import xsltprocPrograms from './xsltproc.ts';
import xxdPrograms from './xxd.ts';
import yarnPrograms from './yarn.ts';
import yashPrograms from './yash.ts';
import yqPrograms from './yq.ts';
import ytDlpPrograms from './yt-dlp.ts';
import zipPrograms from './zip.ts';
import zshPrograms from './zsh.ts';
import zstdPrograms from './zstd.ts';
import zxPrograms from './zx.ts';

/** The first words of each file's programs, and what is known of them. */
export const PROGRAMS: readonly (readonly [names: string, programs: () => readonly Program[]])[] = [
  ['7z 7za', p7zPrograms],
  ['Rscript', RscriptPrograms],
  ['ab', abPrograms],
  ['ack', ackPrograms],
  ['act', actPrograms],
  ['adb', adbPrograms],
  ['ag', agPrograms],
  ['age', agePrograms],
  ['agent-browser', agentBrowserPrograms],
  ['aider', aiderPrograms],
  ['alembic', alembicPrograms],
  ['alias', aliasPrograms],
  ['amp', ampPrograms],
  ['amplify', amplifyPrograms],
  ['ansible-inventory', ansibleInventoryPrograms],
  ['ansible-playbook', ansiblePlaybookPrograms],
  ['ansible', ansiblePrograms],
  ['ant', antPrograms],
  ['apache2ctl', apache2ctlPrograms],
  ['apk', apkPrograms],
  ['apt-config', aptConfigPrograms],
  ['apt apt-get apt-cache', aptGetPrograms],
  ['arch', archPrograms],
  ['argocd', argocdPrograms],
  ['aria2c', aria2cPrograms],
  ['arp', arpPrograms],
  ['artisan', artisanPrograms],
  ['as', asPrograms],
  ['asciidoctor', asciidoctorPrograms],
  ['asdf', asdfPrograms],
  ['aspell', aspellPrograms],
  ['ast-grep', astGrepPrograms],
  ['astro', astroPrograms],
  ['at batch', atPrograms],
  ['autoconf', autoconfPrograms],
  ['autossh', autosshPrograms],
  ['ava', avaPrograms],
  ['awk gawk mawk nawk', awkPrograms],
  ['aws-vault', awsVaultPrograms],
  ['aws', awsPrograms],
  ['az', azPrograms],
  ['azcopy', azcopyPrograms],
  ['bash', bashPrograms],
  ['batcat', batPrograms],
  ['bazel', bazelPrograms],
  ['biome', biomePrograms],
  ['black', blackPrograms],
  ['blender', blenderPrograms],
  ['borg', borgPrograms],
  ['bpftrace', bpftracePrograms],
  ['bq', bqPrograms],
  ['brew', brewPrograms],
  ['buildah', buildahPrograms],
  ['builtin', builtinPrograms],
  ['bun', bunPrograms],
  ['bundle bundler', bundlePrograms],
  ['bunx', bunxPrograms],
  ['busybox toybox', busyboxPrograms],
  ['bw', bwPrograms],
  ['bwrap', bwrapPrograms],
  ['c8', c8Programs],
  ['cabal', cabalPrograms],
  ['caddy', caddyPrograms],
  ['caffeinate', caffeinatePrograms],
  ['capsh', capshPrograms],
  ['cargo', cargoPrograms],
  ['cat', catPrograms],
  ['ccache', ccachePrograms],
  ['cdk', cdkPrograms],
  ['cdktf', cdktfPrograms],
  ['certbot', certbotPrograms],
  ['chamber', chamberPrograms],
  ['chezmoi', chezmoiPrograms],
  ['chmod', chmodPrograms],
  ['choco', chocoPrograms],
  ['choom', choomPrograms],
  ['chown', chownPrograms],
  ['chronic', chronicPrograms],
  ['chroot', chrootPrograms],
  ['chrt', chrtPrograms],
  ['chsh', chshPrograms],
  ['clang-format', clangFormatPrograms],
  ['clang-tidy', clangTidyPrograms],
  ['claude', claudePrograms],
  ['clickhouse-client', clickhouseClientPrograms],
  ['clickhouse', clickhousePrograms],
  ['cloudflared', cloudflaredPrograms],
  ['cmake', cmakePrograms],
  ['cmd cmd.exe', cmdPrograms],
  ['code cursor code-insiders codium', codePrograms],
  ['codex', codexPrograms],
  ['command', commandPrograms],
  ['compgen', compgenPrograms],
  ['complete', completePrograms],
  ['composer', composerPrograms],
  ['conan', conanPrograms],
  ['concurrently', concurrentlyPrograms],
  ['conda mamba', condaPrograms],
  ['consul', consulPrograms],
  ['copilot', copilotPrograms],
  ['coproc', coprocPrograms],
  ['corepack', corepackPrograms],
  ['coverage', coveragePrograms],
  ['cowsay', cowsayPrograms],
  ['cp', cpPrograms],
  ['cpan', cpanPrograms],
  ['cpanm', cpanmPrograms],
  ['cpio', cpioPrograms],
  ['cpp', cppPrograms],
  ['cpulimit', cpulimitPrograms],
  ['cqlsh', cqlshPrograms],
  ['createdb', createdbPrograms],
  ['croc', crocPrograms],
  ['crontab', crontabPrograms],
  ['cross-env', crossEnvPrograms],
  ['csh tcsh', cshPrograms],
  ['csplit', csplitPrograms],
  ['ctags', ctagsPrograms],
  ['ctest', ctestPrograms],
  ['curl', curlPrograms],
  ['cursor-agent', cursorAgentPrograms],
  ['cypress', cypressPrograms],
  ['dagger', daggerPrograms],
  ['dart', dartPrograms],
  ['date', datePrograms],
  ['dbt', dbtPrograms],
  ['dc', dcPrograms],
  ['dd', ddPrograms],
  ['declare export typeset', declarePrograms],
  ['defaults', defaultsPrograms],
  ['deno', denoPrograms],
  ['devbox', devboxPrograms],
  ['devcontainer', devcontainerPrograms],
  ['dialog', dialogPrograms],
  ['diff', diffPrograms],
  ['dig drill', digPrograms],
  ['direnv', direnvPrograms],
  ['distcc', distccPrograms],
  ['yum dnf', dnfPrograms],
  ['doas', doasPrograms],
  ['docker-compose podman-compose', dockerComposePrograms],
  ['docker', dockerPrograms],
  ['doctl', doctlPrograms],
  ['doppler', dopplerPrograms],
  ['dot neato', dotPrograms],
  ['dotenv', dotenvPrograms],
  ['dotnet', dotnetPrograms],
  ['doxygen', doxygenPrograms],
  ['dpkg', dpkgPrograms],
  ['dprint', dprintPrograms],
  ['drizzle-kit', drizzleKitPrograms],
  ['dropdb', dropdbPrograms],
  ['dtach', dtachPrograms],
  ['duckdb', duckdbPrograms],
  ['dvc', dvcPrograms],
  ['earthly', earthlyPrograms],
  ['eas', easPrograms],
  ['easy_install', easy_installPrograms],
  ['eb', ebPrograms],
  ['ed', edPrograms],
  ['eksctl', eksctlPrograms],
  ['elixir', elixirPrograms],
  ['elvish', elvishPrograms],
  ['emacs', emacsPrograms],
  ['enable', enablePrograms],
  ['entr', entrPrograms],
  ['env', envPrograms],
  ['envsubst', envsubstPrograms],
  ['esbuild', esbuildPrograms],
  ['eslint', eslintPrograms],
  ['etcdctl', etcdctlPrograms],
  ['eval', evalPrograms],
  ['exec', execPrograms],
  ['exiftool', exiftoolPrograms],
  ['expect', expectPrograms],
  ['expo', expoPrograms],
  ['fakeroot', fakerootPrograms],
  ['fastlane', fastlanePrograms],
  ['fd fdfind', fdPrograms],
  ['ffmpeg', ffmpegPrograms],
  ['file', filePrograms],
  ['find', findPrograms],
  ['firebase', firebasePrograms],
  ['firefox', firefoxPrograms],
  ['firejail', firejailPrograms],
  ['fish', fishPrograms],
  ['flake8', flake8Programs],
  ['flashrom', flashromPrograms],
  ['flock', flockPrograms],
  ['flutter', flutterPrograms],
  ['flux', fluxPrograms],
  ['fly flyctl', flyPrograms],
  ['flyway', flywayPrograms],
  ['fnm', fnmPrograms],
  ['ftp', ftpPrograms],
  ['fzf', fzfPrograms],
  ['gcc g++ clang cc c++ clang++', gccPrograms],
  ['gcloud', gcloudPrograms],
  ['gcore', gcorePrograms],
  ['gdb', gdbPrograms],
  ['gem', gemPrograms],
  ['gemini', geminiPrograms],
  ['genisoimage', genisoimagePrograms],
  ['getent', getentPrograms],
  ['gh', ghPrograms],
  ['ghc', ghcPrograms],
  ['git', gitPrograms],
  ['gitlab-runner', gitlabRunnerPrograms],
  ['glab', glabPrograms],
  ['gnuplot', gnuplotPrograms],
  ['go', goPrograms],
  ['gofmt', gofmtPrograms],
  ['golangci-lint', golangciLintPrograms],
  ['google-chrome chromium chrome', googleChromePrograms],
  ['goose', goosePrograms],
  ['gopass', gopassPrograms],
  ['goreleaser', goreleaserPrograms],
  ['gpg', gpgPrograms],
  ['gradle gradlew ./gradlew', gradlePrograms],
  ['graphql-codegen', graphqlCodegenPrograms],
  ['grep egrep fgrep', grepPrograms],
  ['groff', groffPrograms],
  ['gron', gronPrograms],
  ['groovy', groovyPrograms],
  ['grpcurl', grpcurlPrograms],
  ['gs', gsPrograms],
  ['gsutil', gsutilPrograms],
  ['guile', guilePrograms],
  ['gulp', gulpPrograms],
  ['gzip gunzip', gzipPrograms],
  ['hash', hashPrograms],
  ['hasura', hasuraPrograms],
  ['hatch', hatchPrograms],
  ['hcloud', hcloudPrograms],
  ['helm', helmPrograms],
  ['heroku', herokuPrograms],
  ['hf', hfPrograms],
  ['hg', hgPrograms],
  ['history', historyPrograms],
  ['host', hostPrograms],
  ['http-server', httpServerPrograms],
  ['http https xh httpie', httpPrograms],
  ['hugo', hugoPrograms],
  ['husky', huskyPrograms],
  ['hyperfine', hyperfinePrograms],
  ['iconv', iconvPrograms],
  ['ifne', ifnePrograms],
  ['indent', indentPrograms],
  ['infisical', infisicalPrograms],
  ['influx', influxPrograms],
  ['inotifywait', inotifywaitPrograms],
  ['insmod', insmodPrograms],
  ['install', installPrograms],
  ['installer', installerPrograms],
  ['invoke', invokePrograms],
  ['ionice', ionicePrograms],
  ['ip', ipPrograms],
  ['iptables', iptablesPrograms],
  ['irb', irbPrograms],
  ['isort', isortPrograms],
  ['istioctl', istioctlPrograms],
  ['jar', jarPrograms],
  ['java', javaPrograms],
  ['javac', javacPrograms],
  ['jekyll', jekyllPrograms],
  ['jest', jestPrograms],
  ['jj', jjPrograms],
  ['join', joinPrograms],
  ['journalctl', journalctlPrograms],
  ['jq', jqPrograms],
  ['jrunscript', jrunscriptPrograms],
  ['jscodeshift', jscodeshiftPrograms],
  ['jshell', jshellPrograms],
  ['julia', juliaPrograms],
  ['jupyter', jupyterPrograms],
  ['just', justPrograms],
  ['k3s', k3sPrograms],
  ['k6', k6Programs],
  ['karma', karmaPrograms],
  ['kill pkill killall taskkill', killPrograms],
  ['kind', kindPrograms],
  ['klist', klistPrograms],
  ['knex', knexPrograms],
  ['ksh mksh', kshPrograms],
  ['kubectl', kubectlPrograms],
  ['kustomize', kustomizePrograms],
  ['latexmk', latexmkPrograms],
  ['launchctl', launchctlPrograms],
  ['ldconfig', ldconfigPrograms],
  ['lein', leinPrograms],
  ['lerna', lernaPrograms],
  ['less', lessPrograms],
  ['let', letPrograms],
  ['lftp', lftpPrograms],
  ['libtool', libtoolPrograms],
  ['lint-staged', lintStagedPrograms],
  ['liquibase', liquibasePrograms],
  ['live-server', liveServerPrograms],
  ['lldb', lldbPrograms],
  ['llm', llmPrograms],
  ['ln', lnPrograms],
  ['localtunnel', localtunnelPrograms],
  ['locate', locatePrograms],
  ['loginctl', loginctlPrograms],
  ['logrotate', logrotatePrograms],
  ['lpass', lpassPrograms],
  ['lt', ltPrograms],
  ['ltrace', ltracePrograms],
  ['lua luajit', luaPrograms],
  ['luac', luacPrograms],
  ['luarocks', luarocksPrograms],
  ['lxc', lxcPrograms],
  ['lynx', lynxPrograms],
  ['m4', m4Programs],
  ['maestro', maestroPrograms],
  ['mage', magePrograms],
  ['convert', magickPrograms],
  ['mail', mailPrograms],
  ['make gmake bmake', makePrograms],
  ['man', manPrograms],
  ['mariadb-dump', mariadbDumpPrograms],
  ['mc', mcPrograms],
  ['mcp-inspector', mcpInspectorPrograms],
  ['mcp-proxy', mcpProxyPrograms],
  ['mdfind', mdfindPrograms],
  ['meson', mesonPrograms],
  ['micro', microPrograms],
  ['minikube', minikubePrograms],
  ['mise', misePrograms],
  ['mitmdump', mitmdumpPrograms],
  ['mix', mixPrograms],
  ['mkdir', mkdirPrograms],
  ['mkdocs', mkdocsPrograms],
  ['mkfs fdisk parted diskutil', mkfsPrograms],
  ['mlr', mlrPrograms],
  ['mmdc', mmdcPrograms],
  ['mocha', mochaPrograms],
  ['modal', modalPrograms],
  ['modprobe', modprobePrograms],
  ['mongodump', mongodumpPrograms],
  ['mongoimport', mongoimportPrograms],
  ['mongorestore', mongorestorePrograms],
  ['mongosh mongo', mongoshPrograms],
  ['more', morePrograms],
  ['mosh', moshPrograms],
  ['mosquitto_pub', mosquitto_pubPrograms],
  ['mount', mountPrograms],
  ['msmtp', msmtpPrograms],
  ['multitime', multitimePrograms],
  ['mutt', muttPrograms],
  ['mv', mvPrograms],
  ['mvn mvnw ./mvnw', mvnPrograms],
  ['mypy', mypyPrograms],
  ['mysql mariadb', mysqlPrograms],
  ['mysqladmin', mysqladminPrograms],
  ['mysqldump', mysqldumpPrograms],
  ['nano', nanoPrograms],
  ['nc ncat netcat', ncPrograms],
  ['neofetch', neofetchPrograms],
  ['neonctl', neonctlPrograms],
  ['nerdctl', nerdctlPrograms],
  ['netlify', netlifyPrograms],
  ['networksetup', networksetupPrograms],
  ['newman', newmanPrograms],
  ['next', nextPrograms],
  ['ng', ngPrograms],
  ['', nginxPrograms],
  ['ngrok', ngrokPrograms],
  ['nice', nicePrograms],
  ['nikto', niktoPrograms],
  ['ninja', ninjaPrograms],
  ['nix nix-shell', nixPrograms],
  ['nmap', nmapPrograms],
  ['node nodejs node.exe', nodePrograms],
  ['nodemon', nodemonPrograms],
  ['nohup', nohupPrograms],
  ['nomad', nomadPrograms],
  ['nose2', nose2Programs],
  ['nox', noxPrograms],
  ['npm', npmPrograms],
  ['npx', npxPrograms],
  ['nsenter', nsenterPrograms],
  ['nslookup', nslookupPrograms],
  ['', ntfyPrograms],
  ['nu', nuPrograms],
  ['numactl', numactlPrograms],
  ['nuxt', nuxtPrograms],
  ['nvm', nvmPrograms],
  ['nx', nxPrograms],
  ['nyc', nycPrograms],
  ['objcopy', objcopyPrograms],
  ['oc', ocPrograms],
  ['ocaml', ocamlPrograms],
  ['octave', octavePrograms],
  ['ollama', ollamaPrograms],
  ['op', opPrograms],
  ['opam', opamPrograms],
  ['open xdg-open start', openPrograms],
  ['opencode', opencodePrograms],
  ['openssl', opensslPrograms],
  ['openvpn', openvpnPrograms],
  ['osascript', osascriptPrograms],
  ['pacman', pacmanPrograms],
  ['pandoc', pandocPrograms],
  ['parallel', parallelPrograms],
  ['pass', passPrograms],
  ['passwd', passwdPrograms],
  ['patch', patchPrograms],
  ['pbpaste', pbpastePrograms],
  ['pdflatex', pdflatexPrograms],
  ['pdm', pdmPrograms],
  ['perf', perfPrograms],
  ['perl', perlPrograms],
  ['pg_dump', pg_dumpPrograms],
  ['pg_dumpall', pg_dumpallPrograms],
  ['pg_restore', pg_restorePrograms],
  ['php', phpPrograms],
  ['phpunit', phpunitPrograms],
  ['ping', pingPrograms],
  ['pio', pioPrograms],
  ['pip pip3', pipPrograms],
  ['pipenv', pipenvPrograms],
  ['pipx', pipxPrograms],
  ['pixi', pixiPrograms],
  ['pkexec', pkexecPrograms],
  ['playwright', playwrightPrograms],
  ['pm2', pm2Programs],
  ['pnpm', pnpmPrograms],
  ['pnpx', pnpxPrograms],
  ['pod', podPrograms],
  ['podman', podmanPrograms],
  ['poetry', poetryPrograms],
  ['port', portPrograms],
  ['pre-commit', preCommitPrograms],
  ['prettier', prettierPrograms],
  ['printenv', printenvPrograms],
  ['printf', printfPrograms],
  ['prisma', prismaPrograms],
  ['prlimit', prlimitPrograms],
  ['proot', prootPrograms],
  ['protoc', protocPrograms],
  ['ps', psPrograms],
  ['pscale', pscalePrograms],
  ['psql', psqlPrograms],
  ['pulumi', pulumiPrograms],
  ['puppet', puppetPrograms],
  ['pv', pvPrograms],
  ['pwsh powershell powershell.exe pwsh.exe', pwshPrograms],
  ['pyenv', pyenvPrograms],
  ['pylint', pylintPrograms],
  ['pyright', pyrightPrograms],
  ['pytest py.test', pytestPrograms],
  ['python python2 python3 py pypy pypy3 ipython python.exe python3.exe', pythonPrograms],
  ['qpdf', qpdfPrograms],
  ['qwen', qwenPrograms],
  ['rails', railsPrograms],
  ['railway', railwayPrograms],
  ['rake', rakePrograms],
  ['rbenv', rbenvPrograms],
  ['rclone', rclonePrograms],
  ['react-scripts', reactScriptsPrograms],
  ['reboot shutdown halt poweroff', rebootPrograms],
  ['redis-cli', redisCliPrograms],
  ['reg', regPrograms],
  ['release-it', releaseItPrograms],
  ['rename', renamePrograms],
  ['restic', resticPrograms],
  ['rg', rgPrograms],
  ['rlwrap', rlwrapPrograms],
  ['rm', rmPrograms],
  ['rmdir', rmdirPrograms],
  ['rollup', rollupPrograms],
  ['rpm', rpmPrograms],
  ['rspec', rspecPrograms],
  ['rsync', rsyncPrograms],
  ['rubocop', rubocopPrograms],
  ['ruby', rubyPrograms],
  ['ruff', ruffPrograms],
  ['run-parts', runPartsPrograms],
  ['rush', rushPrograms],
  ['rustc', rustcPrograms],
  ['rustup', rustupPrograms],
  ['rye', ryePrograms],
  ['s3cmd', s3cmdPrograms],
  ['s5cmd', s5cmdPrograms],
  ['sam', samPrograms],
  ['sbcl', sbclPrograms],
  ['sbt', sbtPrograms],
  ['schtasks', schtasksPrograms],
  ['scons', sconsPrograms],
  ['scp', scpPrograms],
  ['screen', screenPrograms],
  ['screencapture', screencapturePrograms],
  ['script', scriptPrograms],
  ['scutil', scutilPrograms],
  ['sdiff', sdiffPrograms],
  ['secret-tool', secretToolPrograms],
  ['security', securityPrograms],
  ['sed gsed', sedPrograms],
  ['semantic-release', semanticReleasePrograms],
  ['semgrep', semgrepPrograms],
  ['sendmail', sendmailPrograms],
  ['sentry-cli', sentryCliPrograms],
  ['serve', servePrograms],
  ['serverless', serverlessPrograms],
  ['service', servicePrograms],
  ['set', setPrograms],
  ['setarch', setarchPrograms],
  ['setcap', setcapPrograms],
  ['setpriv', setprivPrograms],
  ['setsid', setsidPrograms],
  ['sf', sfPrograms],
  ['sftp', sftpPrograms],
  ['', sgPrograms],
  ['sh dash ash', shPrograms],
  ['shellcheck', shellcheckPrograms],
  ['shred', shredPrograms],
  ['shuf', shufPrograms],
  ['skaffold', skaffoldPrograms],
  ['skopeo', skopeoPrograms],
  ['sls', slsPrograms],
  ['smbclient', smbclientPrograms],
  ['snap', snapPrograms],
  ['snowsql', snowsqlPrograms],
  ['snyk', snykPrograms],
  ['socat', socatPrograms],
  ['sops', sopsPrograms],
  ['sort', sortPrograms],
  ['source', sourcePrograms],
  ['spark-submit', sparkSubmitPrograms],
  ['sphinx-build', sphinxBuildPrograms],
  ['split', splitPrograms],
  ['sponge', spongePrograms],
  ['sqlcmd', sqlcmdPrograms],
  ['sqlite3', sqlite3Programs],
  ['sqlmap', sqlmapPrograms],
  ['ssh-add', sshAddPrograms],
  ['ssh-agent', sshAgentPrograms],
  ['ssh-copy-id', sshCopyIdPrograms],
  ['ssh-keygen', sshKeygenPrograms],
  ['ssh-keyscan', sshKeyscanPrograms],
  ['ssh', sshPrograms],
  ['sshpass', sshpassPrograms],
  ['stack', stackPrograms],
  ['start-stop-daemon', startStopDaemonPrograms],
  ['stat', statPrograms],
  ['stdbuf', stdbufPrograms],
  ['stow', stowPrograms],
  ['strace', stracePrograms],
  ['stripe', stripePrograms],
  ['stylelint', stylelintPrograms],
  ['su runuser', suPrograms],
  ['sudo', sudoPrograms],
  ['supabase', supabasePrograms],
  ['surge', surgePrograms],
  ['svn', svnPrograms],
  ['swaks', swaksPrograms],
  ['swift', swiftPrograms],
  ['sysctl', sysctlPrograms],
  ['systemctl', systemctlPrograms],
  ['systemd-run', systemdRunPrograms],
  ['tailscale', tailscalePrograms],
  ['tar gtar bsdtar', tarPrograms],
  ['task', taskPrograms],
  ['taskset', tasksetPrograms],
  ['tclsh', tclshPrograms],
  ['tcpdump', tcpdumpPrograms],
  ['tee', teePrograms],
  ['telnet', telnetPrograms],
  ['terraform tofu', terraformPrograms],
  ['terragrunt', terragruntPrograms],
  ['test', testPrograms],
  ['tic', ticPrograms],
  ['tig', tigPrograms],
  ['tilt', tiltPrograms],
  ['time', timePrograms],
  ['timeout gtimeout', timeoutPrograms],
  ['tmate', tmatePrograms],
  ['tmutil', tmutilPrograms],
  ['tmux', tmuxPrograms],
  ['top', topPrograms],
  ['torify torsocks proxychains proxychains4', torifyPrograms],
  ['touch', touchPrograms],
  ['tox', toxPrograms],
  ['traceroute', traceroutePrograms],
  ['transfer', transferPrograms],
  ['trap', trapPrograms],
  ['trash-put', trashPutPrograms],
  ['tree', treePrograms],
  ['trufflehog', trufflehogPrograms],
  ['truncate', truncatePrograms],
  ['tsc', tscPrograms],
  ['tshark', tsharkPrograms],
  ['tsup', tsupPrograms],
  ['tsx ts-node', tsxPrograms],
  ['turbo', turboPrograms],
  ['turso', tursoPrograms],
  ['twilio', twilioPrograms],
  ['twine', twinePrograms],
  ['ufw', ufwPrograms],
  ['unbuffer', unbufferPrograms],
  ['uniq', uniqPrograms],
  ['unlink', unlinkPrograms],
  ['unshar', unsharPrograms],
  ['unshare', unsharePrograms],
  ['unzip', unzipPrograms],
  ['update-alternatives', updateAlternativesPrograms],
  ['update-rc.d', updateRcDPrograms],
  ['updatedb', updatedbPrograms],
  ['useradd', useraddPrograms],
  ['usermod', usermodPrograms],
  ['usql', usqlPrograms],
  ['uv', uvPrograms],
  ['uvx', uvxPrograms],
  ['vagrant', vagrantPrograms],
  ['valgrind', valgrindPrograms],
  ['valkey-cli', valkeyCliPrograms],
  ['vault', vaultPrograms],
  ['vcpkg', vcpkgPrograms],
  ['vercel', vercelPrograms],
  ['vim vi nvim ex', vimPrograms],
  ['virtualenv', virtualenvPrograms],
  ['visudo', visudoPrograms],
  ['vite', vitePrograms],
  ['vitest', vitestPrograms],
  ['volta', voltaPrograms],
  ['vsce', vscePrograms],
  ['w3m', w3mPrograms],
  ['watch', watchPrograms],
  ['watchexec', watchexecPrograms],
  ['webpack', webpackPrograms],
  ['websocat', websocatPrograms],
  ['wget', wgetPrograms],
  ['whois', whoisPrograms],
  ['winget', wingetPrograms],
  ['wipefs', wipefsPrograms],
  ['wormhole', wormholePrograms],
  ['wp', wpPrograms],
  ['wrangler', wranglerPrograms],
  ['xargs', xargsPrograms],
  ['xcodebuild', xcodebuildPrograms],
  ['xcrun', xcrunPrograms],
  ['xdotool', xdotoolPrograms],
  ['xmllint', xmllintPrograms],
  ['xonsh', xonshPrograms],
  ['xsltproc', xsltprocPrograms],
  ['xxd', xxdPrograms],
  ['yarn', yarnPrograms],
  ['yash', yashPrograms],
  ['yq', yqPrograms],
  ['yt-dlp', ytDlpPrograms],
  ['zip', zipPrograms],
  ['zsh', zshPrograms],
  ['zstd', zstdPrograms],
  ['zx', zxPrograms],
];
