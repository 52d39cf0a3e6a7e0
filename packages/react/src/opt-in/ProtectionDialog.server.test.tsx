import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { plansQueryOptions } from '../plans/plansQueryOptions.js'
import { ProtectionDialog } from './ProtectionDialog.js'
import { ProtectionOptIn } from './ProtectionOptIn.js'

it('is not in the HTML of the server, which cannot know what was asked in this session', async () => {
  const stack = createStack()
  await stack.queryClient.prefetchQuery(plansQueryOptions({ client: stack.client, product: tablet }))
  const page = (
    <stack.Provider>
      <ProtectionOptIn product={tablet} />
      <ProtectionDialog product={tablet} open onClose={() => {}} />
    </stack.Provider>
  )
  expect(renderToString(page)).toContain('2 Jahre Rundumschutz')
  expect(renderToString(page)).not.toContain('<dialog')
})
