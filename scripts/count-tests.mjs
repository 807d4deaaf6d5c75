/**
 * Prints "passed failed" of a vitest JSON report: node scripts/count-tests.mjs <report> <exit code of vitest>. A run that failed
 * without a failed test (a file that does not load, a crash, no report at all) counts as one failure: it must never look green.
 */
import { readFileSync } from 'node:fs';

const [file = '', exitCode = '1'] = process.argv.slice(2);
const { numPassedTests = 0, numFailedTests = 0 } = readReport();
const failed = numFailedTests > 0 || exitCode === '0' ? numFailedTests : 1;
console.log(`${numPassedTests} ${numPassedTests === 0 && failed === 0 ? 1 : failed}`);

function readReport() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
