import { UnstyledButton } from '@mantine/core';
import { IconMenu2, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { PLACES, THUMB_PLACES, type Place } from './nav';
import classes from './Shell.module.css';

interface Props {
  waiting: Partial<Record<Place['to'], number>>;
  menuOpen: boolean;
  onMenu: () => void;
}

/** The bar at the bottom of a phone. */
export function PhoneBar({ waiting, menuOpen, onMenu }: Props) {
  const Icon = menuOpen ? IconX : IconMenu2;
  return (
    <nav aria-label="Quick" className={classes['bar']}>
      {PLACES.filter((place) => THUMB_PLACES.includes(place.to)).map((place) => (
        <Link key={place.to} to={place.to} className={classes['tab']} activeProps={{ 'data-active': true }}>
          <place.icon size={21} stroke={1.7} aria-hidden />
          {place.label}
          {(waiting[place.to] ?? 0) > 0 && <span className={classes['mark']} aria-hidden />}
        </Link>
      ))}
      <UnstyledButton className={classes['tab']} onClick={onMenu} aria-expanded={menuOpen}>
        <Icon size={21} stroke={1.7} aria-hidden />
        More
        {(waiting['/alerts'] ?? 0) > 0 && <span className={classes['mark']} aria-hidden />}
      </UnstyledButton>
    </nav>
  );
}
