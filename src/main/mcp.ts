// `npm run --silent mcp`: the tools for language models over standard input and output.
// Nothing of the program is imported until the version of Node is known to be new enough.
await import('./node-version.ts');
await import('./mcp-command.ts');
