import fc from 'fast-check'

/** Ids of documents that are there, and of some that are not. */
export const ids = fc.constantFrom('b1', 'drafts.b1', 'versions.r1.b1', 'b1,drafts.b1', 'gone', '_.releases.r1', 't1')
/** Strings that no endpoint expects. */
export const odd = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '.',
    '..',
    '-x',
    'a..b',
    'a b',
    '%',
    '%00',
    '%ff%fe',
    '%E0%A4%A',
    '__proto__',
    'constructor',
    '✓',
    '\u0000',
    '/',
  ),
  fc.constantFrom(
    'a'.repeat(3000),
    'null',
    'NaN',
    '-1',
    '1e999',
    '[[',
    '{"a":',
    '"',
    '*',
    ',',
    ',,,',
    '#',
    'seq-0',
    'seq-99999',
    'seq--1',
    'x#b1',
    't1#b1',
  ),
  fc.string({maxLength: 20}),
  fc.string({unit: 'binary', maxLength: 20}),
)
const groq = fc
  .array(
    fc.constantFrom(
      ...[
        '*',
        '[',
        ']',
        '{',
        '}',
        '(',
        ')',
        '|',
        'order',
        'score',
        '_id',
        '==',
        '!=',
        'in',
        'match',
        '"a"',
        '1',
        '-',
        '..',
        '...',
      ],
      ...[
        '->',
        '^',
        '@',
        '$x',
        'count',
        'references',
        'select',
        '=>',
        ',',
        ':',
        'true',
        'null',
        'path',
        'pt::text',
        'geo::contains',
      ],
      ...[
        'diff::changedAny',
        'sanity::versionOf',
        'dateTime',
        '//',
        '\n',
        'text::query',
        'array::unique',
        '[0...1e9]',
        '1..1e9',
        '"\\ud800"',
      ],
    ),
    {maxLength: 12},
  )
  .map((words) => words.join(' '))

const path = fc.oneof(
  odd,
  fc
    .array(
      fc.constantFrom(
        'a',
        '.',
        '..',
        '[',
        ']',
        '[0]',
        '[-1]',
        '[]',
        '[_key=="x"]',
        '[1:2]',
        '[a>1]',
        '["odd key"]',
        ',',
        'list',
        '_id',
        '_rev',
      ),
      {maxLength: 6},
    )
    .map((parts) => parts.join('')),
)

const value = fc.oneof(
  {depthSize: 'small'},
  fc.jsonValue(),
  odd,
  fc.constantFrom(100, 1000).map((depth) => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`) as unknown),
  fc.constant({_ref: 'gone'}),
)
const attributes = fc.dictionary(
  fc.oneof(path, fc.constantFrom('_id', '_type', '_rev', '_createdAt', '_system', 'list')),
  value,
  {maxKeys: 4},
)
const patch = fc.record(
  {
    id: fc.oneof(ids, odd, value),
    query: groq,
    params: attributes,
    ifRevisionID: odd,
    set: attributes,
    setIfMissing: attributes,
    unset: fc.oneof(fc.array(path, {maxLength: 3}), value),
    inc: fc.dictionary(path, fc.oneof(fc.double(), value), {maxKeys: 3}),
    dec: value,
    insert: fc.record(
      {before: path, after: path, replace: path, items: fc.oneof(fc.array(value), value)},
      {requiredKeys: []},
    ),
    diffMatchPatch: fc.dictionary(path, fc.oneof(odd, fc.constant('@@ -1,3 +1,4 @@\n a\n+b\n')), {maxKeys: 3}),
    merge: value,
  },
  {requiredKeys: []},
)
const document = fc
  .tuple(fc.record({_id: fc.oneof(ids, odd), _type: fc.oneof(fc.constant('beat'), value)}), attributes)
  .map(([head, rest]) => ({...rest, ...head}))
const mutation = fc.oneof(
  fc.record({patch}),
  fc
    .constantFrom('create', 'createIfNotExists', 'createOrReplace')
    .chain((kind) => document.map((body) => ({[kind]: body}))),
  fc.record({delete: fc.oneof(patch, value)}),
  value,
)
const action = fc.record(
  {
    actionType: fc.oneof(
      fc
        .constantFrom(
          ...[
            'create',
            'edit',
            'publish',
            'unpublish',
            'discard',
            'delete',
            'replaceDraft',
            'version.create',
            'version.discard',
          ],
          ...['version.replace', 'version.unpublish', 'variant.create'],
        )
        .map((name) => `sanity.action.document.${name}`),
      fc
        .constantFrom('create', 'edit', 'publish', 'archive', 'unarchive', 'schedule', 'unschedule', 'delete', 'import')
        .map((name) => `sanity.action.release.${name}`),
      odd,
    ),
    publishedId: fc.oneof(ids, odd, value),
    draftId: fc.oneof(ids, odd),
    versionId: fc.oneof(ids, odd),
    releaseId: fc.oneof(fc.constant('r1'), odd),
    attributes: fc.oneof(document, value),
    document: fc.oneof(document, value),
    includeDrafts: fc.oneof(fc.array(ids), value),
    metadata: value,
    publishAt: odd,
    ifExists: odd,
    patch,
  },
  {requiredKeys: ['actionType']},
)
/** Mutations that are well formed but for what they do, of documents that are there. */
const likely = fc.oneof(
  patch.map(({set, setIfMissing, unset, insert, diffMatchPatch}) => ({
    patch: {
      id: 'b1',
      set,
      setIfMissing,
      ...(Array.isArray(unset) ? {unset} : {}),
      ...(insert ? {insert} : {}),
      diffMatchPatch,
    },
  })),
  document.map((given) => ({createOrReplace: {...given, _id: 'b2', _type: 'beat'}})),
  groq.map((filter) => ({delete: {query: `*[_id == "b2" && ${filter}]`}})),
)
const transactionId = odd
const bodies = {
  mutate: fc.oneof(
    {weight: 4, arbitrary: fc.record({mutations: fc.array(mutation, {minLength: 1, maxLength: 3})})},
    {weight: 4, arbitrary: fc.record({mutations: fc.tuple(likely)})},
    fc.record({mutations: value, transactionId}, {requiredKeys: ['mutations']}),
  ),
  actions: fc.oneof(
    {weight: 4, arbitrary: fc.record({actions: fc.array(action, {minLength: 1, maxLength: 3})})},
    fc.record({actions: value, transactionId, dryRun: fc.boolean()}, {requiredKeys: ['actions']}),
  ),
  query: fc.record({query: fc.oneof(groq, value), params: fc.oneof(attributes, value)}, {requiredKeys: ['query']}),
  keyvalue: fc.oneof(fc.array(fc.record({key: odd, value})), value),
  other: value,
}
const raw = fc.oneof(
  fc.uint8Array({maxLength: 60}).map((given) => new Uint8Array(given)),
  fc.constantFrom('', '{', '[]', '\ufeff{}', '{"mutations": [', new Uint8Array([0x7b, 0xff, 0xfe]), '['.repeat(20_000)),
)

/** A body, usually of the kind that the endpoint reads. */
export function bodyFor(template: string) {
  const kind = /(mutate|actions|query|keyvalue)/.exec(template)?.[1] ?? 'other'
  const json = bodies[kind as keyof typeof bodies].map((given) => JSON.stringify(given))
  return fc.oneof({weight: 9, arbitrary: json}, {weight: 1, arbitrary: raw})
}

export const parameter = fc.tuple(
  fc.constantFrom(
    ...[
      'query',
      '$x',
      '$',
      'perspective',
      'resultSourceMap',
      'returnQuery',
      'lastLiveEventId',
      'variant',
      'explain',
      'tag',
    ],
    ...[
      'revision',
      'time',
      'lastRevision',
      'fromTransaction',
      'toTransaction',
      'fromTime',
      'toTime',
      'authors',
      'reverse',
      'limit',
    ],
    ...[
      'nextCursor',
      'effectFormat',
      'excludeContent',
      'includeAllVersions',
      'excludeInternalReferences',
      'includeDrafts',
      'waitFor',
    ],
    ...[
      'includeResult',
      'includePreviousRevision',
      'enableResume',
      'visibility',
      'dryRun',
      'returnIds',
      'returnDocuments',
      'sid',
    ],
    ...[
      'autoGenerateArrayKeys',
      'filename',
      'meta',
      'w',
      'h',
      'rect',
      'fit',
      'fm',
      'q',
      'dpr',
      'auto',
      'dl',
      'origin',
      'datasetProfile',
    ],
  ),
  fc.oneof(
    odd,
    groq,
    ids,
    fc.constantFrom(
      'true',
      'false',
      'drafts',
      'raw,drafts',
      'r1,drafts',
      '0',
      '200',
      'mendoza',
      '2026-11-24T00:00:00Z',
    ),
  ),
)
export const header = fc.tuple(
  fc.constantFrom(
    'content-type',
    'last-event-id',
    'authorization',
    'origin',
    'accept',
    'range',
    'x-sanity-project-id',
    'content-encoding',
    'access-control-request-headers',
  ),
  fc.oneof(
    fc.constantFrom(
      'text/plain',
      'image/png',
      'image/svg+xml',
      'application/json; charset=utf-16',
      'Bearer x',
      'Basic eDp4',
      'http://localhost:1',
      'null',
      'bytes=0-',
      'gzip',
    ),
    fc.constantFrom(
      'seq-0',
      'seq-1',
      'seq-999',
      'seq--1',
      'seq-1e3',
      't1#b1',
      't1#',
      '#',
      '0',
      '-1',
      '1e99',
      'x'.repeat(5000),
    ),
    fc.string({unit: fc.integer({min: 0x20, max: 0x7e}).map((code) => String.fromCharCode(code)), maxLength: 20}),
  ),
)
