// Refuses to start with so few files that the first connections would end the service. It imports
// nothing of the program: with fewer still, its modules could not be loaded.
import { filesMin, readFileLimit } from './file-limit.ts';

const limit = readFileLimit();

if (limit !== undefined && limit < filesMin) {
  process.stderr.write(
    `On Record may open only ${limit} files; allow it ${filesMin} or more (ulimit -n, LimitNOFILE).\n`,
  );
  process.exit(2);
}
