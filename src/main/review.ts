// `npm run review`: a page on this machine on which drafts are decided. Nothing of the program is
// imported until the version of Node is known to be new enough.
await import('./node-version.ts');
await import('./review-command.ts');
