// Serves what is published and compiles nothing: for production, where seeds may be absent.
// Nothing of the program is imported until the version of Node is known to be new enough.
await import('./node-version.ts');
await import('./enough-files.ts');
await import('./serve-command.ts');
