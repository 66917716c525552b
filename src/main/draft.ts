// `npm run draft`: proposes the statements of an article. Nothing of the program is imported until
// the version of Node is known to be new enough.
await import('./node-version.ts');
await import('./draft-command.ts');
