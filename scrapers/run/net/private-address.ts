import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

/** Addresses that are not the public internet: a source must never make this server talk to itself or its neighbours. */
const blocked = new BlockList();
const V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, where clouds keep their metadata
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3], // multicast, reserved, broadcast
] as const;
for (const [net, prefix] of V4) blocked.addSubnet(net, prefix, 'ipv4');

/** Only global unicast is public, and of it not the ranges that carry an IPv4 address or belong to documentation. */
const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');
const V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;
for (const [net, prefix] of V6) blocked.addSubnet(net, prefix, 'ipv6');

/** Whether an IP address is anything but a public one; text that is no IP address counts as not public. */
export function isPrivateAddress(address: string): boolean {
  if (isIPv4(address)) return blocked.check(address, 'ipv4');
  if (!isIPv6(address)) return true;
  const bare = address.split('%')[0]!;
  return isIP(bare) === 0 || !publicV6.check(bare, 'ipv6') || blocked.check(bare, 'ipv6');
}
