import {createSite} from '../src/site/app.tsx'
import {listenOn} from './listen.ts'
import type {Faces} from './runNewsroom.ts'
import {projectOf, siteClient} from './siteClient.ts'
import {builtStudio} from './studioBuild.ts'
import {studioServer} from './studioServer.ts'

/** The built Studio, built first when its sources changed, and the reference site. */
export const builtFaces: Faces = {
  async serveStudio(settings, addresses, request) {
    const folder = await builtStudio(() => process.stdout.write('Building the Studio; the next start skips this …\n'))
    return listenOn(studioServer(folder, {...projectOf(settings), ...addresses}), request)
  },

  serveSite(settings, {lakeUrl, now}, request) {
    return listenOn(createSite({client: siteClient(settings, lakeUrl), now}), request)
  },
}
