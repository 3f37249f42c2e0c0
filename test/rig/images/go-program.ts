import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { rigFolder } from '../folder.ts';

/**
 * A real Go program without a version of its own, as `go build` makes it. `release`: what its build information says
 * of the Go that built it, such as `go1.26.5 (Red Hat 1.26.5-1.el9)`; Go's own where absent.
 */
export async function goProgram(release?: string): Promise<Buffer> {
  const folder = await rigFolder('go-program');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'go.mod'), 'module example.test/shop\n\ngo 1.26\n');
  await writeFile(join(folder, 'main.go'), 'package main\n\nfunc main() { println("x") }\n');
  const named = release === undefined ? '' : ` -X 'runtime.buildVersion=${release}'`;
  const env = { CGO_ENABLED: '0', GOOS: 'linux', GOARCH: 'amd64', GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' };
  await execa('go', ['build', '-o', 'shop', '-ldflags', `-s -w${named}`, '.'], { cwd: folder, env });
  return readFile(join(folder, 'shop'));
}
