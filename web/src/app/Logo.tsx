import { Link } from '@tanstack/react-router';
import classes from './Shell.module.css';

export function Logo() {
  return (
    <Link to="/wall" className={classes['logo']} aria-label="Weitblick, to the wall">
      <img src="/favicon.svg" width={26} height={26} alt="" />
      Weitblick
    </Link>
  );
}
