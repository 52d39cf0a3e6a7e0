type Icon = 'globe' | 'paintbrush' | 'transfer' | 'lightning'

/** A menu in Storybook's toolbar. */
export const toolbarMenu = (name: string, icon: Icon, items: readonly { value: string; title: string }[]) => ({
  name,
  description: name,
  toolbar: { title: name, icon, dynamicTitle: true, items: [...items] },
})
