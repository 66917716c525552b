// Makes a pair of keys: one signs publications, the other lets nodes take nothing else.
import { generateKeys } from '../publication/signature.ts';

const { signingKey, trustedKey } = generateKeys();
process.stdout.write(
  `# For the seed job alone. Keep it from the origin and from the nodes.
SIGNING_KEY=${signingKey}
# For every node. To change keys: both, separated by a comma, until all publications have the new one.
TRUSTED_KEYS=${trustedKey}
`,
);
