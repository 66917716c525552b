// `npm run register`: the register of releases. Nothing of the program is imported until the
// version of Node is known to be new enough.
await import('./node-version.ts');
await import('./register-command.ts');
