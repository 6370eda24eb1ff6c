import {memo, type ReactNode} from 'react'
import {styled} from 'styled-components'
import type {MapNode, StoryMap} from '../../src/coverage/storyMap.ts'
import {placeLabels, shortName} from './mapLabels.ts'
import {radiusOf, type MapLayout} from './mapLayout.ts'

const Drawing = styled.svg`
  display: block;
  width: 100%;
  height: 100%;
  font-family: inherit;

  .edge {
    stroke: var(--card-muted-fg-color);
    stroke-opacity: 0.3;
  }
  .member {
    stroke-dasharray: 2 3;
  }
  .node {
    fill: var(--card-muted-fg-color);
    stroke: var(--card-bg-color);
    cursor: pointer;
  }
  .cluster {
    fill: var(--card-bg-color);
    stroke: var(--card-muted-fg-color);
    stroke-width: 1.5px;
    vector-effect: non-scaling-stroke;
  }
  .near {
    stroke: var(--card-link-color);
    fill: none;
  }
  .chosen {
    fill: var(--card-link-color);
    stroke: var(--card-bg-color);
  }
  text {
    fill: var(--card-fg-color);
    stroke: var(--card-bg-color);
    paint-order: stroke;
    pointer-events: none;
    text-anchor: middle;
  }
`

interface MapDrawingProps {
  readonly map: StoryMap
  readonly layout: MapLayout
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

/**
 * The map: circles are beats, squares are clusters, their size says how many takes, lines are cross-references. It repeats
 * the list beside it for the eye, and nothing else; the list is how it is read and worked.
 */
export function MapDrawing({map, layout, chosen, onChoose}: MapDrawingProps): ReactNode {
  const {x, y, width, height} = layout.frame
  const scale = Math.max(width, height) / 430
  return (
    <Drawing viewBox={`${x} ${y} ${width} ${height}`} aria-hidden data-testid="newsroom-map">
      <Whole map={map} layout={layout} scale={scale} onChoose={onChoose} />
      {chosen === undefined ? null : <Chosen map={map} layout={layout} scale={scale} id={chosen} />}
    </Drawing>
  )
}

const mostLabels = 9
const fontSize = 11

interface WholeProps extends Omit<MapDrawingProps, 'chosen'> {
  readonly scale: number
}

/** Everything but what is chosen; drawn again only when the map changes. */
const Whole = memo(function Whole({map, layout, scale, onChoose}: WholeProps): ReactNode {
  const labelled = map.nodes.toSorted((a, b) => b.takes - a.takes).slice(0, mostLabels)
  return (
    <g>
      {map.edges.map((edge) => (
        <Line key={`${edge.kind} ${edge.from} ${edge.to}`} layout={layout} from={edge.from} to={edge.to} width={Math.min(3, 0.5 + edge.count * 0.35) * scale} className={`edge ${edge.kind}`} />
      ))}
      {map.nodes.map((node) => (
        <Shape key={node.id} layout={layout} node={node} scale={scale} className={`node ${node.kind}`} onChoose={onChoose} />
      ))}
      {placeLabels(labelled, layout, fontSize * scale).map(({id, text, x, y}) => (
        <text key={id} x={x} y={y} fontSize={fontSize * scale} strokeWidth={3 * scale}>
          {text}
        </text>
      ))}
    </g>
  )
})

function Chosen({map, layout, scale, id}: {readonly map: StoryMap; readonly layout: MapLayout; readonly scale: number; readonly id: string}): ReactNode {
  const node = map.nodes.find((known) => known.id === id)
  if (!node) return null
  const near = new Set((map.neighbours.get(id) ?? []).map((neighbour) => neighbour.id))
  const nodes = map.nodes.filter((known) => near.has(known.id))
  return (
    <g data-chosen={id}>
      {nodes.map((neighbour) => (
        <Line key={neighbour.id} layout={layout} from={id} to={neighbour.id} width={1.6 * scale} className="near" />
      ))}
      {nodes.map((neighbour) => (
        <Label key={neighbour.id} layout={layout} node={neighbour} scale={scale} />
      ))}
      <Shape layout={layout} node={node} scale={scale} className="chosen" grown={3} />
      <Label layout={layout} node={node} scale={scale} isChosen />
    </g>
  )
}

interface LineProps {
  readonly layout: MapLayout
  readonly from: string
  readonly to: string
  readonly width: number
  readonly className: string
}

function Line({layout, from, to, width, className}: LineProps): ReactNode {
  const [a, b] = [layout.places.get(from), layout.places.get(to)]
  return a && b ? <line className={className} x1={a.x} y1={a.y} x2={b.x} y2={b.y} strokeWidth={width} /> : null
}

interface ShapeProps {
  readonly layout: MapLayout
  readonly node: MapNode
  readonly scale: number
  readonly className: string
  readonly grown?: number
  readonly onChoose?: (id: string) => void
}

function Shape({layout, node, className, grown = 0, onChoose}: ShapeProps): ReactNode {
  const at = layout.places.get(node.id)
  if (!at) return null
  const radius = radiusOf(node) + grown
  const shared = {className, 'data-node': node.id, ...(onChoose ? {onClick: () => onChoose(node.id)} : {})}
  if (node.kind === 'beat') return <circle {...shared} cx={at.x} cy={at.y} r={radius} />
  return <rect {...shared} x={at.x - radius * 0.9} y={at.y - radius * 0.9} width={radius * 1.8} height={radius * 1.8} />
}

function Label({layout, node, scale, isChosen = false}: Omit<ShapeProps, 'className'> & {readonly isChosen?: boolean}): ReactNode {
  const at = layout.places.get(node.id)
  if (!at) return null
  return (
    <text x={at.x} y={at.y - radiusOf(node) - 4 * scale} fontSize={(isChosen ? 13 : fontSize) * scale} fontWeight={isChosen ? 600 : 400} strokeWidth={3 * scale}>
      {shortName(node.title)}
    </text>
  )
}
