import {visionTool} from '@sanity/vision'
import {defineConfig} from 'sanity'
import {presentationTool} from 'sanity/presentation'
import {structureTool} from 'sanity/structure'
import {beatbook, beatbookDocumentNode, presentationResolver, withBeatbook} from './plugins/index.ts'
import {studioEnvironment} from './studio/environment.ts'
import {localWorkspace} from './studio/localWorkspace.ts'
import {newsroomStructure} from './studio/structure.ts'

const {projectId, dataset, lakeUrl, siteUrl, mailUrl, now, approvals} = studioEnvironment()
const today = () => now ?? new Date().toISOString().slice(0, 10)

export default defineConfig(
  withBeatbook({
    name: 'newsroom',
    title: 'Newsroom',
    projectId,
    dataset,
    plugins: [
      structureTool({title: 'Desk', structure: newsroomStructure(today), defaultDocumentNode: beatbookDocumentNode}),
      beatbook({
        now: today,
        email: {site: siteUrl, ...(mailUrl ? {mailUrl} : {})},
        ...(approvals === undefined ? {} : {review: {approvals}}),
      }),
      presentationTool({
        title: 'Preview',
        resolve: presentationResolver(),
        previewUrl: {initial: siteUrl, previewMode: {enable: '/preview/enable', disable: '/preview/disable'}},
      }),
      visionTool({title: 'Queries'}),
    ],
    ...(lakeUrl ? localWorkspace(lakeUrl) : {}),
  }),
)
