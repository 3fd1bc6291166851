select date(created_at) as day, count(*) as orders, sum(total) as revenue
from shop.orders
where created_at >= timestamp_sub(current_timestamp(), interval 8 day)
group by day
order by day
