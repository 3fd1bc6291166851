/**
 * Forms in which a program that may run starts another command where no deny or ask rule sees it. Each is among the shapes that were
 * recorded on the client (deny-evading shapes; permissions-bash H1, H5); whether it passes under a given policy is for the engine to say.
 */
const SHAPES: readonly ((command: string) => string)[] = [
  (command) => `bash -c '${command}'`,
  (command) => `sh -c '${command}'`,
  (command) => `zsh -c '${command}'`,
  (command) => `python3 -c "import os; os.system('${command}')"`,
  (command) => `python -c "import os; os.system('${command}')"`,
  (command) => `node -e "require('child_process').execSync('${command}')"`,
  (command) => `perl -e 'system(q(${command}))'`,
  (command) => `ruby -e 'system(%q(${command}))'`,
  (command) => `php -r 'system("${command}");'`,
  (command) => `xargs -n1 ${command}`,
  (command) => `parallel ${command}`,
  (command) => `nice --adjustment=5 ${command}`,
  (command) => `time -f %e ${command}`,
  (command) => `timeout 5 -- ${command}`,
  (command) => `stdbuf -o L ${command}`,
];

/** None for a command with quotes or anything else that would not stand in a quoted text as it is. */
export const evadingShapes = (command: string): readonly string[] =>
  /^[\w./:=@,+%-]+(?: [\w./:=@,+%-]+)*$/.test(command) ? SHAPES.map((shape) => shape(command)) : [];
