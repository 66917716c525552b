// Refuses a Node that is too old for the program. It imports nothing and uses no syntax of the last
// years, so that an old Node gets as far as the message.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 15)) {
  process.stderr.write(
    `On Record needs Node 22.15 or newer; this is ${major}.${minor}. ` +
      'Run it with npm, or install Node 24.\n',
  );
  process.exit(2);
}
