/** The file of a channel member: the object's change event on a channel. */
export function memberFile(selectedEntity: string, eventChannel = 'ChangeEvents', inner = ''): Record<string, string> {
  const name = `${eventChannel.replace('__', '_')}_${selectedEntity.replace('__', '_')}`;
  return {
    [`platformEventChannelMembers/${name}.platformEventChannelMember`]:
      `<PlatformEventChannelMember xmlns="http://soap.sforce.com/2006/04/metadata">` +
      `<eventChannel>${eventChannel}</eventChannel>${inner}<selectedEntity>${selectedEntity}</selectedEntity>` +
      `</PlatformEventChannelMember>`,
  };
}

/** The file of a channel of one's own, `Sales__chn`. */
export function channelFile(name: string, channelType = 'data'): Record<string, string> {
  return {
    [`platformEventChannels/${name}.platformEventChannel`]:
      `<PlatformEventChannel xmlns="http://soap.sforce.com/2006/04/metadata">` +
      `<channelType>${channelType}</channelType><label>${name}</label></PlatformEventChannel>`,
  };
}
