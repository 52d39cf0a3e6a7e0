import type { ComponentType } from 'react'
import type { DrawingName } from '../../shared/shopApi.js'
import { Bike } from './Bike.js'
import { Camera } from './Camera.js'
import { CoffeeMachine } from './CoffeeMachine.js'
import type { DrawingProps } from './DrawingProps.js'
import { Dryer, Washer } from './Washer.js'
import { Earbuds } from './Earbuds.js'
import { EBike } from './EBike.js'
import { Headphones } from './Headphones.js'
import { Laptop } from './Laptop.js'
import { Phone } from './Phone.js'
import { PhoneCase } from './PhoneCase.js'
import { Speaker } from './Speaker.js'
import { Tablet } from './Tablet.js'
import { Watch } from './Watch.js'

const drawings: Record<DrawingName, ComponentType<DrawingProps>> = {
  phone: Phone,
  case: PhoneCase,
  headphones: Headphones,
  earbuds: Earbuds,
  speaker: Speaker,
  bike: Bike,
  ebike: EBike,
  washer: Washer,
  dryer: Dryer,
  coffee: CoffeeMachine,
  laptop: Laptop,
  tablet: Tablet,
  watch: Watch,
  camera: Camera,
}

/** The drawing of a product. Hidden from screen readers: the title beside it says the same. */
export function ProductDrawing({ name, colour }: { name: DrawingName; colour: string }) {
  const Drawing = drawings[name]
  return (
    <svg className="drawing" viewBox="0 0 400 400" aria-hidden="true" focusable="false">
      <Drawing colour={colour} />
    </svg>
  )
}
