// `npm start`: compiles the seeds when what is published does not come from them, then serves.
// Nothing of the program is imported until the version of Node is known to be new enough.
await import('./node-version.ts');
await import('./enough-files.ts');
await import('./start-command.ts');
