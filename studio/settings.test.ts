import {expect, test} from 'vitest'
import {readSettings, SettingsError} from './settings.ts'

test('without any variable the newsroom runs on its own lake and ports', () => {
  const {ports, hosted, now, approvals, dataFolder} = readSettings({})
  expect({ports, hosted, now, approvals}).toEqual({
    ports: {lake: 3334, studio: 3333, site: 3000},
    hosted: undefined,
    now: undefined,
    approvals: 1,
  })
  expect(dataFolder).toMatch(/\.beatbook$/)
})

test('variables move ports, the clock and the lake', () => {
  const {ports, hosted, now} = readSettings({
    BEATBOOK_LAKE_PORT: '4334',
    BEATBOOK_NOW: '2026-07-15',
    SANITY_STUDIO_PROJECT_ID: 'abc12345',
    SANITY_STUDIO_DATASET: 'staging',
  })
  expect({ports, hosted, now}).toEqual({
    ports: {lake: 4334, studio: 3333, site: 3000},
    hosted: {projectId: 'abc12345', dataset: 'staging', token: undefined},
    now: '2026-07-15',
  })
})

test('an empty variable counts as absent', () => {
  expect(readSettings({SANITY_STUDIO_PROJECT_ID: '', BEATBOOK_LAKE_PORT: ''})).toEqual(readSettings({}))
})

test.each([
  [{BEATBOOK_LAKE_PORT: 'lake'}, /BEATBOOK_LAKE_PORT is "lake"/],
  [{BEATBOOK_SITE_PORT: '70000'}, /BEATBOOK_SITE_PORT is "70000"/],
  [{BEATBOOK_APPROVALS: '-1'}, /BEATBOOK_APPROVALS is "-1"/],
  [{BEATBOOK_SMTP_URL: 'mail.example'}, /BEATBOOK_SMTP_URL is not an address like/],
  [{BEATBOOK_NOW: 'yesterday'}, /BEATBOOK_NOW is "yesterday"/],
])('refuses %o and names the variable', (environment, message) => {
  expect(() => readSettings(environment)).toThrow(SettingsError)
  expect(() => readSettings(environment)).toThrow(message)
})
