import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Native = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps | keyof AnchorProps> & {
  ref?: Ref<HTMLAnchorElement>;
};

function PlainButton(props: ButtonProps & Native) {
  return <Button component="a" {...props} />;
}

function PlainAnchor(props: AnchorProps & Native) {
  return <Anchor {...props} />;
}

const RoutedButton = createLink(PlainButton);
const RoutedAnchor = createLink(PlainAnchor);

/** A link within the dashboard that looks like a button. */
export const ButtonLink: LinkComponent<typeof PlainButton> = (props) => <RoutedButton {...props} />;

/** A link within the dashboard in the look of the component library. */
export const AnchorLink: LinkComponent<typeof PlainAnchor> = (props) => <RoutedAnchor {...props} />;
