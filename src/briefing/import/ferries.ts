/** A short brief of our own in each format a newsroom pastes, for tests. */
const whatItIs =
  'The "island ferries" beat tracks how Scotland keeps boats running to its islands. A lifeline route is one that an island cannot do without.'
const second = 'Fares, berths and crews decide what arrives on the shelves.'

export const ferriesText = `The Harbour Desk

Island ferries: who pays for boats that islands cannot do without

Scotland buys its island crossings from one operator, and new ships, old piers and a long tender decide who sails and when.

Transport · · 3 takes
explainer

What it is

${whatItIs}

${second}

History

The operator took over the routes in October 2006. The first of two late ships was ordered in October 2015.

Current state
As of March 2026, Transport Scotland counts 26 routes. The auditor reports that two ships are late.

A side note

Nobody asked for this.

Relationships

The beat has no formal roster and belongs to the island-life cluster. Two late ships leave the yard covers the yard. It meets Harbour dues on money.

What to watch

Whether the tender ends before winter. How the operator crews a second ship.

The briefing, by email

Sign up here.
`

export const ferriesMarkdown = `The Harbour Desk

# Island ferries: who pays for boats that islands cannot do without

Scotland buys its island crossings from one operator, and new ships, old piers and a long tender decide who sails and when.

Transport · · 3 takes
explainer

## What it is

${whatItIs.replace('lifeline', '**lifeline**')}

${second.replace('shelves', '[shelves](https://example.org/shops)')}

## History

The operator took over the routes in *October 2006*. The first of two late ships
was ordered in October 2015.

## Current state

As of March 2026, Transport Scotland counts 26 routes. The auditor reports that two ships are late.

### A side note

Nobody asked for this.

## Relationships

The beat has no formal roster and belongs to the island-life cluster. Two late ships leave the yard covers the yard. It meets [the money side](https://news.example/beats/harbour-dues/?from=brief) on money.

## What to watch

- Whether the tender ends before winter.
- How the operator crews a second ship.

## The briefing, by email

Sign up here.
`

export const ferriesHtml = `<!doctype html><html><head><title>Ferries</title><script>track()</script></head><body>
<header>The Harbour Desk</header>
<article><h1>Island ferries: who pays for boats that islands cannot do without</h1>
<p>Scotland buys its island crossings from one operator, and new ships, old piers and a long tender decide who sails and when.</p>
<p><span>Transport</span> · · 3 takes<br>explainer</p>
<h2>What it is</h2>
<p>${whatItIs.replace('lifeline', '<b>lifeline</b>')}</p>
<p>${second.replace('shelves', '<a href="https://example.org/shops">shelves</a>')}</p>
<h2>History</h2>
<p>The operator took over the routes in <em>October&#32;2006</em>. The first of two late ships
   was ordered in October 2015.</p><script>alert('no')</script>
<h2>Current state</h2>
<p>As of March 2026, Transport Scotland counts 26 routes. The auditor reports that two ships are late.</p>
<h3>A side note</h3><p>Nobody asked for this.</p>
<h2>Relationships</h2>
<p>The beat has no formal roster and belongs to the island-life cluster. Two late ships leave the yard covers the yard. It meets <a href="/beats/harbour-dues">the money side</a> on money.</p>
<h2>What to watch</h2>
<ul><li><p>Whether the tender ends before winter.</p></li><li>How the operator crews a second ship.</li></ul>
<h2>The briefing, by email</h2><form>Sign up here.</form>
</article></body></html>`

export const ferriesCorpus = [
  {_id: 'beat-dues', _type: 'beat', title: 'Harbour dues', slug: {_type: 'slug', current: 'harbour-dues'}},
  {_id: 'take-yard', _type: 'take', headline: 'Two late ships leave the yard'},
  {_id: 'cluster-islands', _type: 'cluster', title: 'island life', aliases: ['island-life']},
  {_id: 'subject-operator', _type: 'subject', name: 'CalMac', kind: 'organisation'},
  {_id: 'vertical-transport', _type: 'vertical', title: 'Transport'},
]
