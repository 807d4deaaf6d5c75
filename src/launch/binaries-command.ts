import { loadBaseConfig } from '../config/config.ts';
import { findTemporalCli } from '../temporal/cli.ts';
import { findTestServer } from '../temporal/test-server.ts';

/** `binaries`: gets what the tests need and prints it as NAME=path lines; progress goes to standard error. */
export async function printBinaries(): Promise<number> {
  const { temporal } = loadBaseConfig();
  const report = (line: string): void => void process.stderr.write(`${line}\n`);
  const cli = await findTemporalCli({ named: temporal.cliPath, report });
  const testServer = await findTestServer({ named: temporal.testServerPath, report });
  process.stdout.write(`TEMPORAL_CLI_PATH=${cli}\nTEMPORAL_TEST_SERVER_PATH=${testServer}\n`);
  return 0;
}
