/** The people of the demonstration newsroom, one per role. */
export const localUsers = [
  {
    id: 'writer',
    name: 'Wren Adeyemi',
    email: 'wren@newsroom.localhost',
    roles: [{name: 'writer', title: 'Writer'}],
    may: 'writes drafts',
  },
  {
    id: 'reviewer',
    name: 'Rosa Lindqvist',
    email: 'rosa@newsroom.localhost',
    roles: [{name: 'reviewer', title: 'Reviewer'}],
    may: 'writes, approves and publishes',
  },
  {
    id: 'administrator',
    name: 'Amir Castellanos',
    email: 'amir@newsroom.localhost',
    roles: [{name: 'administrator', title: 'Administrator'}],
    may: 'does everything',
  },
] as const

/** As whom the site reads drafts for a preview: it may read, and nothing else. */
export const previewReader = {id: 'site-preview', name: 'The site’s preview', email: 'preview@newsroom.localhost', roles: [{name: 'reader', title: 'Reader'}]} as const

export const readerRole = {
  name: 'reader',
  title: 'Reader',
  description: 'Reads everything and changes nothing',
  grants: [{filter: '_id in path("**")', permissions: ['read']}],
} as const

/** As whom the site reads what changed in a beat: the history of published ids, so no draft can be in it. */
export const historyReader = {id: 'site-history', name: 'The site’s history', email: 'history@newsroom.localhost', roles: [{name: 'historian', title: 'Historian'}]} as const

export const historianRole = {
  name: 'historian',
  title: 'Historian',
  description: 'Reads what is and was published, and changes nothing',
  grants: [{filter: '_id in path("*")', permissions: ['read', 'history']}],
} as const
