import {builtStudio} from '../../studio/studioBuild.ts'

/** Builds the Studio before the first browser test, so that no test's time limit includes the build. */
export async function setup(): Promise<void> {
  await builtStudio(() => process.stdout.write('Building the Studio for the browser tests …\n'))
}
