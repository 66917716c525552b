// `npm run keys`: keys to sign publications with. Nothing of the program is imported until the
// version of Node is known to be new enough.
await import('./node-version.ts');
await import('./keys-command.ts');
