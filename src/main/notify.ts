// `npm run notify`: posts what changed to a webhook. Nothing of the program is imported until the
// version of Node is known to be new enough.
await import('./node-version.ts');
await import('./notify-command.ts');
