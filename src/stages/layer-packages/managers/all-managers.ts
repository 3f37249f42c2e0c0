import type { Manager } from '../manager.ts';
import { apk } from './apk.ts';
import { composer } from './composer.ts';
import { conda } from './conda.ts';
import { dotnet } from './dotnet.ts';
import { dotnetBundle } from './dotnet-bundle.ts';
import { dpkg } from './dpkg.ts';
import { erlang } from './erlang.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { julia } from './julia.ts';
import { npm } from './npm.ts';
import { python } from './python.ts';
import { pythonArchive } from './python-archive.ts';
import { rpm } from './rpm.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { withoutAdvisories } from './without-advisories.ts';
import { yarnPnp } from './yarn-pnp.ts';
import { zip } from './zip.ts';

/** All package managers whose files the completeness check reads. */
export const MANAGERS: readonly Manager[] = [
  ...[npm, yarnPnp, python, pythonArchive, conda, ruby, composer, java, dotnet, dotnetBundle],
  ...[go, rust, erlang, julia, zip, withoutAdvisories],
  ...[dpkg, apk, rpm],
];
