/** Ways out of a page that no policy of Chromium closes. */
const unpoliced = ['RTCPeerConnection', 'webkitRTCPeerConnection'] as const;

/** Takes away what could reach another machine past the page's policy; nothing of ours uses it. */
export function shutDoors(scope: object): void {
  for (const name of unpoliced) Reflect.deleteProperty(scope, name);
}
