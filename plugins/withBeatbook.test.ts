import {createClient} from '@sanity/client'
import {createMockAuthStore, createWorkspaceFromConfig, type PluginOptions, type WorkspaceOptions} from 'sanity'
import {structureTool} from 'sanity/structure'
import {describe, expect, test} from 'vitest'
import {beatbook, withBeatbook} from './index.ts'

const client = createClient({projectId: 'local', dataset: 'test', apiVersion: '2025-02-19', useCdn: false})
const currentUser = {id: 'rosa', name: 'Rosa', email: '', role: '', roles: [{name: 'administrator', title: 'Administrator'}]}
const orders: [string, () => PluginOptions[]][] = [
  ['beatbook after the structure tool', () => [structureTool(), beatbook()]],
  ['beatbook before the structure tool', () => [beatbook(), structureTool()]],
]

async function actionsOf(plugins: PluginOptions[], versionType: 'draft' | 'scheduled-draft', extra: Partial<WorkspaceOptions> = {}) {
  const workspace = await createWorkspaceFromConfig(
    withBeatbook({
      name: 'test',
      projectId: 'local',
      dataset: 'test',
      basePath: '/test',
      plugins,
      auth: createMockAuthStore({client, currentUser}),
      ...extra,
    } as WorkspaceOptions),
  )
  return workspace.document
    .actions({schemaType: 'beat', documentId: 'one', releaseId: undefined, versionType})
    .map(({displayName, action}) => ({displayName, action}))
}

describe.each(orders)('with %s', (_, plugins) => {
  test('publishing a draft is guarded, and nothing else changes its name', async () => {
    const actions = await actionsOf(plugins(), 'draft')
    const guarded = actions.filter(({displayName}) => displayName?.startsWith('Guarded('))
    expect(guarded.map(({action}) => action)).toEqual(expect.arrayContaining(['publish']))
    expect(actions.filter(({action}) => action === 'publish').every(({displayName}) => displayName?.startsWith('Guarded('))).toBe(true)
    expect(actions.filter(({action}) => action === 'delete').map(({displayName}) => displayName)).not.toContain('Guarded(DeleteAction)')
  })

  test('publishing a scheduled draft is guarded', async () => {
    const actions = await actionsOf(plugins(), 'scheduled-draft')
    const publishing = actions.filter(({action}) => action === 'publish' || action === 'schedule')
    expect(publishing.length).toBeGreaterThan(0)
    expect(publishing.every(({displayName}) => displayName?.startsWith('Guarded('))).toBe(true)
  })
})

test('a guard is made once per action, so the Studio does not remount it', async () => {
  const {guardPublish} = await import('./review/guardPublish.ts')
  const action = Object.assign(() => null, {action: 'publish' as const})
  expect(guardPublish(action)).toBe(guardPublish(action))
  expect(guardPublish(guardPublish(action)).action).toBe('publish')
})

test('the workspace keeps its own actions resolver', async () => {
  const own = Object.assign(() => null, {displayName: 'OwnAction'})
  const actions = await actionsOf([structureTool(), beatbook()], 'draft', {document: {actions: [own]}})
  expect(actions.map(({displayName}) => displayName)).toContain('OwnAction')
})
