import type { DetectedPackage, Manager, ManagerResult } from '../manager.ts';
import { packagesResult } from '../reading/packages-result.ts';
import { type ArchiveVisitor, readArchive, wholeArchive } from '../reading/read-archive.ts';
import { javaVisitor } from './java.ts';
import { readNpmPackage } from './npm.ts';
import { pythonVisitor } from './python-archive.ts';

/** Zips that nothing runs directly: yarn's cache, a packed release. They are only reported. */
export const zip: Manager = {
  name: 'zip',
  matchesPath: (path) => /\.zip$/i.test(path),
  matchesFile: ({ size }) => size > 0,
  open: (file) => wholeArchive(file, false, readZip),
};

function readZip(archive: Buffer): ManagerResult {
  const packages: DetectedPackage[] = [];
  const java = javaVisitor(packages, []);
  const python = pythonVisitor('', packages);
  const visitors = [java, python, npmVisitor(packages)];
  const visitorOf = (path: string) => visitors.find(({ step }) => step(path) !== 'skip');
  const fault = readArchive(archive, {
    step: (path) => visitorOf(path)?.step(path) ?? 'skip',
    read: (path, bytes) => visitorOf(path)?.read(path, bytes),
    broken: () => {},
  });
  if (fault !== undefined) return { kind: 'unreadable', why: fault, decides: false };
  return packages.length === 0 ? { kind: 'nothing' } : packagesResult(packages, false);
}

function npmVisitor(packages: DetectedPackage[]): ArchiveVisitor {
  return {
    step: (path) => (/(?:^|\/)node_modules\/.*package\.json$/.test(path) ? 'read' : 'skip'),
    read(path, bytes) {
      const found = readNpmPackage(path, bytes);
      if (found !== undefined) packages.push(found);
    },
    broken: () => {},
  };
}
