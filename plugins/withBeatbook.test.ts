import {createClient} from '@sanity/client'
import {
  createMockAuthStore,
  createWorkspaceFromConfig,
  definePlugin,
  type DocumentActionComponent,
  type PluginOptions,
  type WorkspaceOptions,
} from 'sanity'
import {structureTool} from 'sanity/structure'
import {describe, expect, test} from 'vitest'
import {beatbook, beatbookDocumentNode, withBeatbook} from './index.ts'
import {guardPublish} from './review/guardPublish.ts'

const client = createClient({projectId: 'local', dataset: 'test', apiVersion: '2025-02-19', useCdn: false})
const currentUser = {id: 'rosa', name: 'Rosa', email: '', role: '', roles: [{name: 'administrator', title: 'Administrator'}]}

/** A plugin like a workflow's, with a publish button of its own. */
const ownPublish = Object.assign((() => null) as DocumentActionComponent, {action: 'publish' as const, displayName: 'OwnPublish'})
const workflow = definePlugin({name: 'workflow', document: {actions: (existing) => [...existing, ownPublish]}})

const orders: [string, () => PluginOptions[]][] = [
  ['beatbook after the structure tool', () => [structureTool(), beatbook()]],
  ['beatbook before the structure tool', () => [beatbook(), structureTool()]],
  ['another plugin that brings its own publish button, last', () => [structureTool(), beatbook(), workflow()]],
  ['another plugin that brings its own publish button, first', () => [workflow(), beatbook(), structureTool()]],
]
const versionTypes = ['published', 'draft', 'scheduled-draft', 'version', 'revision'] as const

type VersionType = (typeof versionTypes)[number]

async function workspaceWith(plugins: PluginOptions[], extra: Partial<WorkspaceOptions> = {}, wrap = withBeatbook) {
  const config = {
    name: 'test',
    projectId: 'local',
    dataset: 'test',
    basePath: '/test',
    plugins,
    auth: createMockAuthStore({client, currentUser}),
    ...extra,
  } as WorkspaceOptions
  return createWorkspaceFromConfig(wrap(config))
}

async function actionsOf(versionType: VersionType, ...args: Parameters<typeof workspaceWith>) {
  const workspace = await workspaceWith(...args)
  const releaseId = versionType === 'version' ? 'spring' : undefined
  return workspace.document.actions({schemaType: 'beat', documentId: 'one', releaseId, versionType})
}

const isGuarded = ({displayName}: DocumentActionComponent) => displayName?.startsWith('Guarded(') === true
const putsLive = ({action}: DocumentActionComponent) => action === 'publish' || action === 'schedule'

/** What each kind of version offers that puts a text live; a release publishes its versions itself. */
const liveActions: Record<VersionType, readonly string[]> = {
  'published': ['publish'],
  'draft': ['publish', 'schedule'],
  'scheduled-draft': ['publish', 'schedule'],
  'version': [],
  'revision': ['publish', 'schedule'],
}

describe.each(orders)('with %s', (_, plugins) => {
  test.each(versionTypes)('of a %s, all that puts text live is guarded, and nothing else', async (versionType) => {
    const actions = await actionsOf(versionType, plugins())
    const live = actions.filter(putsLive)
    expect(actions.filter(isGuarded)).toEqual(live)
    const offered = live.filter(({displayName}) => displayName !== 'Guarded(OwnPublish)').map(({action}) => action)
    expect([...new Set(offered)].sort()).toEqual(liveActions[versionType])
  })

  test('taking a text down is never guarded', async () => {
    const withdrawals = new Set(['unpublish', 'delete', 'discardChanges', 'discardVersion', 'unpublishVersion'])
    const found = new Set<string>()
    for (const versionType of versionTypes) {
      for (const action of await actionsOf(versionType, plugins())) {
        if (!action.action || !withdrawals.has(action.action)) continue
        found.add(action.action)
        expect(isGuarded(action)).toBe(false)
      }
    }
    expect([...found].sort()).toEqual([...withdrawals].sort())
  })
})

/** What a newsroom may have switched off, and what a draft then offers that puts it live. */
const switches: [string, Partial<WorkspaceOptions>, readonly string[]][] = [
  ['releases', {releases: {enabled: false}}, ['publish', 'schedule']],
  // Without scheduled drafts the Studio offers the older scheduled publishing.
  ['scheduled drafts', {scheduledDrafts: {enabled: false}}, ['publish', 'schedule']],
  ['both', {releases: {enabled: false}, scheduledDrafts: {enabled: false}}, ['publish', 'schedule']],
  ['all scheduling', {scheduledDrafts: {enabled: false}, scheduledPublishing: {enabled: false}}, ['publish']],
]

describe.each(switches)('with %s switched off', (_, off, offered) => {
  test.each(versionTypes)('of a %s, all that puts text live is guarded, and nothing else', async (versionType) => {
    const actions = await actionsOf(versionType, [structureTool(), beatbook()], off)
    const live = actions.filter(putsLive)
    expect(actions.filter(isGuarded)).toEqual(live)
    if (versionType === 'draft') expect(live.map(({action}) => action)).toEqual(offered)
  })
})

test('what a release does with itself is left to the Studio, whose buttons look at validation, and to the lake', async () => {
  const workspace = await workspaceWith([structureTool(), beatbook()])
  const version = await actionsOf('version', [structureTool(), beatbook()])
  expect(version.filter(putsLive)).toEqual([])
  expect(version.map(({action}) => action)).toEqual(expect.arrayContaining(['discardVersion', 'unpublishVersion']))
  expect(workspace.releases?.enabled).toBe(true)
})

test('without the wrapper the guard does not reach the Studio’s own buttons, which is why there is one', async () => {
  const actions = await actionsOf('draft', [structureTool(), beatbook()], {}, (config) => config)
  expect(actions.filter(putsLive).filter(isGuarded)).toEqual([])
})

test('a guard is made once per action, so the Studio does not remount it', () => {
  const action = Object.assign(() => null, {action: 'publish' as const})
  expect(guardPublish(action)).toBe(guardPublish(action))
  expect(guardPublish(guardPublish(action)).action).toBe('publish')
})

test('the workspace keeps its own actions, as a list or as a function', async () => {
  const own = Object.assign(() => null, {displayName: 'OwnAction'})
  const names = async (document: WorkspaceOptions['document']) =>
    (await actionsOf('draft', [structureTool(), beatbook()], {document})).map(({displayName}) => displayName)
  expect(await names({actions: [own]})).toContain('OwnAction')
  expect(await names({actions: (existing) => [...existing, own]})).toContain('OwnAction')
  expect(await names({actions: () => [own]})).toEqual(['OwnAction'])
})

test('the ways into review are offered for what is reviewed', async () => {
  const workspace = await workspaceWith([structureTool(), beatbook()])
  const offered = (schemaType: string) =>
    workspace.document
      .actions({schemaType, documentId: 'one', releaseId: undefined, versionType: 'draft'})
      .flatMap(({action}) => (action?.startsWith('beatbook') ? [action] : []))
  expect(offered('beat')).toEqual(['beatbookReview', 'beatbookSubmit', 'beatbookWithdraw'])
  expect(offered('take')).toEqual(['beatbookReview', 'beatbookSubmit', 'beatbookWithdraw'])
  expect(offered('subject')).toEqual([])
})

test('a type that is set to need approval is reviewed too', async () => {
  const workspace = await workspaceWith([structureTool(), beatbook({review: {approvals: {subject: 1}}})])
  const actions = workspace.document.actions({schemaType: 'subject', documentId: 'one', releaseId: undefined, versionType: 'draft'})
  expect(actions.map(({action}) => action)).toContain('beatbookReview')
})

test('the reviewer’s screen stands beside the form of beats and takes', () => {
  expect(typeof beatbookDocumentNode).toBe('function')
})
