import {signUpPath} from '../src/mailroom/index.ts'
import {createSite} from '../src/site/app.tsx'
import {listenOn} from './listen.ts'
import {withDesk, withLetterbox} from './mail.ts'
import {overlayScript} from './overlayBuild.ts'
import type {Faces} from './runNewsroom.ts'
import {projectOf, siteClient} from './siteClient.ts'
import {builtStudio} from './studioBuild.ts'
import {studioServer} from './studioServer.ts'

/** The built Studio, built first when its sources changed, and the reference site. */
export const builtFaces: Faces = {
  async serveStudio(settings, addresses, request, mail) {
    const folder = await builtStudio(() => process.stdout.write('Building the Studio; the next start skips this …\n'))
    return listenOn(withDesk(studioServer(folder, {...projectOf(settings), ...addresses}), mail), request)
  },

  serveSite(settings, {lakeUrl, now, previewToken, historyToken}, request, mail) {
    const client = siteClient(settings, lakeUrl)
    const preview = previewToken ? {preview: {client: client.withConfig({token: previewToken}), script: overlayScript()}} : {}
    const history = historyToken ? {history: client.withConfig({token: historyToken})} : {}
    const site = createSite({client, now, ...preview, ...history, ...(mail ? {signUp: signUpPath} : {})})
    return listenOn(withLetterbox(site, mail), request)
  },
}
