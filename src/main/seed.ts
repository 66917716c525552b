// `npm run seed`: the seed job. Nothing of the program is imported until the version of Node is
// known to be new enough.
await import('./node-version.ts');
await import('./seed-command.ts');
